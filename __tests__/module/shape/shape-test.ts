import { list, map, number, object, objectIn, required, string, withDefault } from "../../../src/module/shape/shape";

describe("object", () => {
  it("has members that may be left out, unless they are required", () => {
    expect(object({ a: string, b: required(string), c: withDefault(number, 0) })).toEqual({
      kind: "object",
      members: {
        a: { shape: string, required: false, default: undefined },
        b: { shape: string, required: true, default: undefined },
        c: { shape: number, required: false, default: 0 },
      },
    });
  });
});

describe("objectIn", () => {
  const inside = object({ a: string });

  it.each([inside, list(inside), map(inside)])("is the object that %j is made of", (shape) => {
    expect(objectIn(shape)).toBe(inside);
  });

  it.each([string, list(string), map(list(inside))])("is nothing for %j", (shape) => {
    expect(objectIn(shape)).toBeUndefined();
  });
});
