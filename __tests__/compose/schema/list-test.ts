import { list, setOf } from "../../../src/compose/schema/list";
import { integer, text } from "../../../src/compose/schema/scalars";
import { scalar, sequence } from "../../../src/compose/yaml/node";
import { readAs } from "../../support/compose-type";

describe("a list", () => {
  it("has items of its type", () => {
    expect(readAs(list(integer()), [1, "2"])).toEqual([1, 2]);
    expect(readAs(list(integer()), [])).toEqual([]);
    expect(readAs(list(integer()), ["a", 1, "b"])).toEqual(["WrongTypeError", "WrongTypeError"]);
    expect(readAs(list(integer()), 1)).toEqual(["WrongTypeError"]);
    expect(readAs(list(integer()), { a: 1 })).toEqual(["WrongTypeError"]);
  });

  it("may be written as its only item", () => {
    expect(readAs(list(text, { single: true }), "a")).toEqual(["a"]);
    expect(readAs(list(text, { single: true }), null)).toEqual(["WrongTypeError"]);
  });

  it("writes one item out as several", () => {
    const twice = list(text, { expand: (item) => [item, item] });
    expect(readAs(twice, ["a", "b"])).toEqual(["a", "a", "b", "b"]);
  });

  it("merges by appending, and by replacing what has the same key", () => {
    const place = scalar({ ...EMPTY, kind: "mapping", entries: new Map() }, null);
    const of = (...texts: string[]) =>
      sequence(
        place,
        texts.map((each) => scalar(place, each)),
      );
    const texts = (node: ReturnType<typeof of>) => node.items.map((item) => item.kind === "scalar" && item.text);
    const merged = (type: ReturnType<typeof setOf<string>>) =>
      type.merge(of("a", "b"), of("b", "c")) as ReturnType<typeof of>;
    expect(texts(merged(list(text)))).toEqual(["a", "b", "b", "c"]);
    expect(texts(merged(setOf(text)))).toEqual(["a", "b", "c"]);
  });
});

const EMPTY = { at: { file: "f", line: 1, column: 1 }, source: { file: "f", directory: "/", environment: {} } };
