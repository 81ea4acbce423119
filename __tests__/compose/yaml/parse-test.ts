import { ComposeErrors } from "../../../src/compose/errors";
import { Problems } from "../../../src/compose/problems";
import { child, type Node, plain } from "../../../src/compose/yaml/node";
import { parseYaml } from "../../../src/compose/yaml/parse";

const SOURCE = { file: "compose.yaml", directory: ".", environment: {} };

function parse(text: string): Node[] {
  const problems = new Problems();
  const nodes = parseYaml(text, SOURCE, problems);
  expect(problems.hasErrors).toBe(false);
  return nodes;
}

function only(text: string): Node {
  const [node] = parse(text);
  if (node === undefined) throw new Error("no document");
  return node;
}

function errors(text: string): string[] {
  const problems: Problems = new Problems();
  parseYaml(text, SOURCE, problems);
  try {
    problems.throwErrors();
  } catch (error) {
    if (error instanceof ComposeErrors) return error.message.split("\n");
    throw error;
  }
}

describe("a value", () => {
  it.each<[string, unknown]>([
    ["1", 1],
    ["1.10", 1.1],
    ["0x1f", 31],
    ["0444", 0o444],
    ["0o17", 15],
    ["089", 89],
    ['"0444"', "0444"],
    ["yes", "yes"],
    ["true", true],
    ["~", null],
    ["2020-01-01", "2020-01-01"],
    ["22:22", "22:22"],
    ["!!str 12", "12"],
    ["[a, {b: c}]", ["a", { b: "c" }]],
  ])("%s is %j", (text, value) => {
    expect(plain(only(`a: ${text}`))).toEqual({ a: value });
  });

  it("knows its place and that of its key, also in several lines and flows", () => {
    const root = only("a:\n  b: |\n    text\n  c: [x,\n    y]\nd:\n");
    const place = (node: Node | undefined) => `${node?.at.line}:${node?.at.column}`;
    const c = child(child(root, "a"), "c");
    expect(place(child(child(root, "a"), "b"))).toBe("2:6");
    expect(c?.kind === "sequence" && c.items.map(place)).toEqual(["4:7", "5:5"]);
    expect(root.kind === "mapping" && root.entries.get("d")?.at).toMatchObject({ line: 6, column: 1 });
    expect(place(child(root, "d"))).toBe("6:1");
  });
});

describe("anchors", () => {
  it("give their place to whatever uses them", () => {
    const root = only("a: &a\n  k: 1\nb: *a\nc:\n  <<: *a\n  l: 2\n");
    expect(plain(root)).toEqual({ a: { k: 1 }, b: { k: 1 }, c: { k: 1, l: 2 } });
    expect(child(child(root, "c"), "k")?.at).toMatchObject({ line: 2, column: 6 });
  });

  it("are merged under what a mapping says itself, the first before the second", () => {
    const root = only("a: &a {x: 1, y: 1}\nb: &b {x: 2, z: 2}\nc:\n  y: 3\n  <<: [*a, *b]\n");
    expect(child(root, "c") && plain(child(root, "c") as Node)).toEqual({ x: 1, y: 3, z: 2 });
  });

  it("are no merge keys where << is quoted", () => {
    expect(plain(only('a: {"<<": b}'))).toEqual({ a: { "<<": "b" } });
  });

  it("do not make a small file a huge one", () => {
    const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let level = 1; level < 8; level++) {
      bomb.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(", ")}]`,
      );
    }
    expect(errors(bomb.join("\n"))[0]).toContain("at most 100000 values, aliases written out");
  });
});

describe("documents", () => {
  it("are all read, and none from an empty file", () => {
    expect(parse("a: 1\n---\nb: 2\n").map(plain)).toEqual([{ a: 1 }, { b: 2 }]);
    expect(parse("# nothing\n")).toEqual([]);
  });
});

describe("tags", () => {
  it("of Compose are kept, on values of all kinds", () => {
    const root = only("a: !reset null\nb: !override [1]\nc: !override {d: 1}\n");
    expect(["a", "b", "c"].map((key) => child(root, key)?.tag)).toEqual(["reset", "override", "override"]);
  });
});

describe("what is no YAML", () => {
  it.each([
    ["a: [1\nb: 2\nc: ]]", /^compose\.yaml:2:1: the YAML is "b: 2"; allowed: valid YAML \(Flow sequence/],
    ["a: 1\na: 2", /^compose\.yaml:2:1: the YAML is "a: 2"; allowed: valid YAML \(Map keys must be unique\)/],
    [
      "a: *b",
      /^compose\.yaml:1:4: the YAML is "\*b"; allowed: valid YAML \(an alias of an anchor that stands before it\)/,
    ],
    ["? [a]\n: b", /^compose\.yaml:1:3: .*keys that are texts/],
  ])("%j is reported with the line", (text, message) => {
    expect(errors(text)[0]).toMatch(message);
  });
});
