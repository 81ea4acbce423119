import { envFiles } from "../../../src/compose/model/env-file";
import { readAs } from "../../support/compose-type";

describe("files with variables", () => {
  it.each([
    ["a.env", [{ path: "/dir/a.env", required: true }]],
    [
      ["a.env", { path: "/b.env", required: false }],
      [
        { path: "/dir/a.env", required: true },
        { path: "/b.env", required: false },
      ],
    ],
    [[{ path: "a", format: "raw" }], [{ path: "/dir/a", required: true, format: "raw" }]],
    [[{ path: "a", format: "json" }], ["InvalidValueError"]],
    [[{ required: false }], ["WrongTypeError"]],
    [{ path: "a" }, ["WrongTypeError"]],
  ])("%j are %j", (written, expected) => {
    expect(readAs(envFiles, written)).toEqual(expected);
  });
});
