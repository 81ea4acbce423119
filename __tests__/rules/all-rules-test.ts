import * as fc from "fast-check";
import { allRules } from "../../src/rules/all-rules";
import { check, message } from "../../src/rules/check";
import type { ResourceMap } from "../../src/rules/configuration";
import { messages, violated } from "../support/rules";

const named = allRules.map((rule) => [`${rule.id} (${rule.resourceType}): ${rule.title}`, rule] as const);

/** `value` with `replacement` at the position `path` of it. */
function withAt(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) };
  const members = copy as Record<string, unknown>;
  members[key] = withAt(members[key], rest, replacement);
  return copy;
}

/** The positions of all values in the resources of `map`, from the attributes down. */
function positions(value: unknown, path: readonly string[] = []): string[][] {
  const own = path.length > 2 ? [[...path]] : [];
  if (typeof value !== "object" || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, member]) => positions(member, [...path, key]))];
}

describe.each(named)("%s", (_name, rule) => {
  it("reports its failing example, and is the only rule to do so", () => {
    const ids = violated(rule.examples.failing);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids)).toEqual(new Set([rule.id]));
    expect(check({ resource: rule.examples.failing }, [rule])).not.toEqual([]);
  });

  it("is content with its passing example, as are all others", () => {
    expect(violated(rule.examples.passing)).toEqual([]);
  });

  it(`says that it is ${rule.severity === "warning" ? "a warning" : "nothing else"}`, () => {
    const begin = rule.severity === "warning" ? `Warning: ${rule.id} [` : `${rule.id} [`;
    for (const line of messages(rule.examples.failing)) expect(line.slice(0, begin.length)).toBe(begin);
  });

  it("says nothing about what only Terraform knows", () => {
    for (const position of positions(rule.examples.failing)) {
      const shown = position.join(".");
      const unknown = withAt(rule.examples.failing, position, "${var.unknown}") as ResourceMap;
      const found = check({ resource: unknown }, allRules).filter(({ got }) => got === "${var.unknown}");
      expect([shown, found.map(message)]).toEqual([shown, []]);
    }
  });

  it("is silent when no attribute is known", () => {
    const attributes = Object.values(rule.examples.failing[rule.resourceType] ?? {}).flatMap(Object.keys);
    const unknown = Object.fromEntries(attributes.map((name) => [name, "${var.unknown}"]));
    expect(violated({ [rule.resourceType]: { main: unknown } })).toEqual([]);
    expect(violated({ [rule.resourceType]: { main: {} } })).toEqual([]);
  });

  it("does not break on attributes of any shape", () => {
    const places = positions(rule.examples.failing);
    const odd = fc.oneof(
      fc.jsonValue().filter((value) => !JSON.stringify(value).includes("toString")),
      fc.constantFrom(null, [null], [[]], [{}], "[null]", '[{"portMappings":[null]}]'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), odd, (position, value) => {
        const resource = withAt(rule.examples.failing, position, value) as ResourceMap;
        expect(() => check({ resource }, allRules).map(message)).not.toThrow();
      }),
    );
  });

  it("says what to do, and where AWS says so", () => {
    expect(rule.title).toMatch(/^[a-zA-Z].*[^.]$/);
    expect(rule.fix).toMatch(/\.$/);
    expect(rule.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[^/].*\.html(#[\w-]+)?$/);
  });
});

describe("allRules", () => {
  it("has one rule for an id and a type of resource", () => {
    const keys = allRules.map(({ id, resourceType }) => `${id} ${resourceType}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("has one meaning for an id", () => {
    const titles = new Map(allRules.map(({ id, title }) => [id, title]));
    for (const { id, title } of allRules) expect(titles.get(id)).toBe(title);
  });

  it("has ids of two letters and three digits", () => {
    for (const { id } of allRules) expect(id).toMatch(/^[A-Z]{2}\d{3}$/);
  });
});
