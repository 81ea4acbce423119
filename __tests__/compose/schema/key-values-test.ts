import { keyed, keyValues } from "../../../src/compose/schema/key-values";
import { anyText, integer, textOrNothing } from "../../../src/compose/schema/scalars";
import { scalar } from "../../../src/compose/yaml/node";
import { composeOf } from "../../support/compose";
import { readAs } from "../../support/compose-type";

describe("keys and values", () => {
  it("are a mapping, or a list of texts", () => {
    expect(readAs(keyValues(textOrNothing), { a: 1, b: null })).toEqual({ a: "1", b: null });
    expect(readAs(keyValues(textOrNothing), ["a=1", "b", "c=", "d=e=f"])).toEqual({ a: "1", b: null, c: "", d: "e=f" });
    expect(readAs(keyValues(anyText), ["a:1=2"])).toEqual({ "a:1": "2" });
    expect(readAs(keyValues(anyText, /[=:]/), ["a:1=2"])).toEqual({ a: "1=2" });
  });

  it("are nothing else", () => {
    for (const value of ["a=1", 5, null, [["a=1"]], [{ a: 1 }], [1]]) {
      expect(readAs(keyValues(anyText), value)).toEqual(["WrongTypeError"]);
    }
    expect(readAs(keyValues(anyText), ["a"])).toEqual(["WrongTypeError"]);
  });

  it("warn of a key that a list has twice", () => {
    const { project, warnings } = composeOf("services: {a: {image: x, environment: [A=1, B=1, A=2]}}");
    expect(project.services.a?.environment).toEqual({ A: "2", B: "1" });
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/compose\.yaml:1:50: A is set twice in one list; the last value counts\.$/),
    ]);
  });
});

describe("a mapping of settings", () => {
  const type = keyed(integer(), "settings", (key) => scalar(key, 7));

  it("may be a list of its keys", () => {
    expect(readAs(type, ["a", "b"])).toEqual({ a: 7, b: 7 });
    expect(readAs(type, { a: 1 })).toEqual({ a: 1 });
    expect(readAs(type, [1])).toEqual(["WrongTypeError"]);
    expect(readAs(type, "a")).toEqual(["WrongTypeError"]);
  });
});
