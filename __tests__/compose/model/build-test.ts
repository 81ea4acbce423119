import { build } from "../../../src/compose/model/build";
import { readAs } from "../../support/compose-type";

describe("a build", () => {
  it.each([
    ["./web", { context: "/dir/web" }],
    ["https://example.com/a.git#main:docker", { context: "https://example.com/a.git#main:docker" }],
    [
      { context: ".", dockerfile: "../Dockerfile" },
      { context: "/dir", dockerfile: "../Dockerfile" },
    ],
    [
      { args: ["A=1", "B"], secrets: ["s"] },
      { args: { A: "1", B: null }, secrets: [{ source: "s" }] },
    ],
    [
      { sbom: true, provenance: "mode=max" },
      { sbom: "true", provenance: "mode=max" },
    ],
    [5, ["WrongTypeError"]],
    [{ contxt: "." }, ["UnknownKeyError"]],
  ])("%j is %j", (written, expected) => {
    expect(readAs(build, written)).toEqual(expected);
  });
});
