import { ulimits } from "../../../src/compose/model/ulimit";
import { readAs } from "../../support/compose-type";

describe("limits", () => {
  it.each([
    [{ nofile: 5 }, { nofile: { soft: 5, hard: 5 } }],
    [{ nofile: "5" }, { nofile: { soft: 5, hard: 5 } }],
    [{ nofile: { soft: 1, hard: -1 } }, { nofile: { soft: 1, hard: -1 } }],
    [{ nofile: { soft: 1 } }, ["WrongTypeError"]],
    [{ nofile: { soft: 1, hard: -2 } }, ["InvalidValueError"]],
    [["nofile=5"], ["WrongTypeError"]],
  ])("%j are %j", (written, limits) => {
    expect(readAs(ulimits, written)).toEqual(limits);
  });
});
