import { record } from "../../../src/compose/schema/record";
import { integer } from "../../../src/compose/schema/scalars";
import { readAs } from "../../support/compose-type";

const NAMES = { pattern: /^[a-z]+$/, allowed: "letters" };

describe("a mapping with keys of the user's", () => {
  it("has values of its type", () => {
    expect(readAs(record(integer()), { a: 1, "b c": "2" })).toEqual({ a: 1, "b c": 2 });
    expect(readAs(record(integer()), {})).toEqual({});
    expect(readAs(record(integer()), { a: "x", b: "y" })).toEqual(["WrongTypeError", "WrongTypeError"]);
    expect(readAs(record(integer()), [1])).toEqual(["WrongTypeError"]);
    expect(readAs(record(integer()), null)).toEqual(["WrongTypeError"]);
  });

  it("may limit what the keys are", () => {
    expect(readAs(record(integer(), "numbers", NAMES), { a: 1 })).toEqual({ a: 1 });
    expect(readAs(record(integer(), "numbers", NAMES), { a: 1, B: 2 })).toEqual(["UnknownKeyError"]);
  });

  it("takes any key for what it is", () => {
    const read = readAs(
      record(integer()),
      new Map([
        ["__proto__", 1],
        ["constructor", 2],
      ]),
    );
    expect(Object.entries(read ?? {})).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
  });
});
