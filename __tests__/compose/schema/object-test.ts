import { type Extensible, object } from "../../../src/compose/schema/object";
import { integer, text } from "../../../src/compose/schema/scalars";
import { Flaw } from "../../../src/compose/syntax/flaw";
import { mapping } from "../../../src/compose/yaml/node";
import { readAs } from "../../support/compose-type";

interface Thing extends Extensible {
  readonly size: number;
  readonly name?: string;
  readonly colour: string;
}

const FIELDS = { size: integer(), name: text, colour: text };
const thing = object<Thing>("a thing", FIELDS, {
  required: ["size"],
  defaults: { colour: "red" },
  short: {
    is: "a size like 5cm",
    expand: (node) =>
      node.text.endsWith("cm") ? mapping(node, { size: node.text.slice(0, -2) }) : new Flaw("5cm", "Add cm."),
  },
});

describe("a mapping with keys of the specification", () => {
  it("has what is written, and defaults for the rest", () => {
    expect(readAs(thing, { size: 1 })).toEqual({ size: 1, colour: "red" });
    expect(readAs(thing, { size: 1, name: "n", colour: "blue" })).toEqual({ size: 1, name: "n", colour: "blue" });
  });

  it("may be written in short syntax, which may be wrong", () => {
    expect(readAs(thing, "5cm")).toEqual({ size: 5, colour: "red" });
    expect(readAs(thing, "5")).toEqual(["InvalidValueError"]);
    expect(readAs(thing, "xcm")).toEqual(["WrongTypeError"]);
    expect(
      readAs(
        object<Thing>("a thing", FIELDS, {
          short: { is: "a size", numbers: true, expand: (node) => mapping(node, { size: node.value }) },
        }),
        5,
      ),
    ).toEqual({ size: 5 });
  });

  it("needs its required keys, and is of no other type", () => {
    expect(readAs(thing, { name: "n" })).toEqual(["WrongTypeError"]);
    for (const value of [5, null, [], true]) expect(readAs(thing, value)).toEqual(["WrongTypeError"]);
  });

  it("reports each key that is not known, and each value that is wrong", () => {
    expect(readAs(thing, { size: "a", nam: "n", shape: "round" })).toEqual([
      "WrongTypeError",
      "UnknownKeyError",
      "UnknownKeyError",
    ]);
  });

  it("keeps what begins with x- aside", () => {
    expect(readAs(thing, { size: 1, "x-a": { b: [1] } })).toEqual({
      size: 1,
      colour: "red",
      extensions: { "x-a": { b: [1] } },
    });
  });

  it("may be nothing, if that is allowed", () => {
    const optional = object<Partial<Thing>>("a thing", FIELDS, { optional: true });
    expect(readAs(optional, null)).toEqual({});
  });
});
