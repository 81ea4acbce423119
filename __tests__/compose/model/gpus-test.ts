import { gpus } from "../../../src/compose/model/gpus";
import { readAs } from "../../support/compose-type";

describe("GPUs", () => {
  it.each([
    ["all", [{ count: "all", capabilities: ["gpu"] }]],
    [[{ count: 2 }], [{ count: "2", capabilities: ["gpu"] }]],
    [[{ device_ids: ["0"], capabilities: ["compute"] }], [{ device_ids: ["0"], capabilities: ["compute"] }]],
    ["some", ["WrongTypeError"]],
    [[{ counts: 2 }], ["UnknownKeyError"]],
    [["all"], ["WrongTypeError"]],
  ])("%j are %j", (written, requests) => {
    expect(readAs(gpus, written)).toEqual(requests);
  });
});
