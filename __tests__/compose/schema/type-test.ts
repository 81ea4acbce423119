import { Problems } from "../../../src/compose/problems";
import { unknown } from "../../../src/compose/schema/object";
import { mergeNodes, settleTags } from "../../../src/compose/schema/type";
import { type Node, plain } from "../../../src/compose/yaml/node";
import { parseYaml } from "../../../src/compose/yaml/parse";

function node(text: string): Node {
  const [document] = parseYaml(text, { file: "f", directory: "/", environment: {} }, new Problems());
  if (document === undefined) throw new Error("no document");
  return document;
}

const merged = (...texts: string[]) =>
  plain(settleTags(texts.map(node).reduce((base, over) => mergeNodes(unknown, base, over))));

describe("merging what the specification says nothing of", () => {
  it.each([
    [["{a: 1, b: {c: 1}}", "{b: {d: 2}}"], { a: 1, b: { c: 1, d: 2 } }],
    [["{a: [1]}", "{a: [2]}"], { a: [1, 2] }],
    [["{a: 1}", "{a: [2]}"], { a: [2] }],
    [["{a: 1}", "{a: }"], { a: 1 }],
    [["{a: {b: 1, c: 2}}", "{a: !override {d: 3}}"], { a: { d: 3 } }],
    [["{a: {b: 1, c: 2}}", "{a: {b: !reset }}"], { a: { c: 2 } }],
    [["{a: [1]}", "{a: !reset []}", "{a: [2]}"], { a: [2] }],
    [["{a: [1]}", "{a: !override [2]}", "{a: [3]}"], { a: [2, 3] }],
    [["{a: !reset 1, b: [1, !reset 2]}"], { b: [1] }],
  ])("%j is %j", (texts, expected) => {
    expect(merged(...texts)).toEqual(expected);
  });

  it("keeps the place of what a later file says nothing of", () => {
    const whole = mergeNodes(unknown, node("a: 1\nb: 2\n"), node("\n\n\nb: 3\na:\n"));
    const lines =
      whole.kind === "mapping" && [...whole.entries].map(([key, { at, value }]) => [key, at.line, value.at.line]);
    expect(lines).toEqual([
      ["a", 1, 1],
      ["b", 4, 4],
    ]);
  });
});
