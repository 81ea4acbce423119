import { fileReferences } from "../../../src/compose/model/file-reference";
import { readAs } from "../../support/compose-type";

describe("references to secrets and configs", () => {
  it.each([
    [
      ["a", { source: "b", target: "/b", uid: 5, gid: "6", mode: "0400" }],
      [{ source: "a" }, { source: "b", target: "/b", uid: "5", gid: "6", mode: 0o400 }],
    ],
    [[{ target: "/b" }], ["WrongTypeError"]],
    [[{ source: "b", mode: "r" }], ["InvalidValueError"]],
    ["a", ["WrongTypeError"]],
    [[5], ["WrongTypeError"]],
  ])("%j are %j", (written, expected) => {
    expect(readAs(fileReferences, written)).toEqual(expected);
  });
});
