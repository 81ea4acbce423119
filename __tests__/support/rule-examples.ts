import * as fc from "fast-check";
import { check, message } from "../../src/rules/check";
import type { ResourceMap, TerraformJson } from "../../src/rules/configuration";
import type { Rule, Violation } from "../../src/rules/rule";

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

/** Terraform's JSON for an example, which has data sources by `data.aws_ami`. */
function configurationOf(map: ResourceMap): TerraformJson {
  const types = Object.entries(map);
  return {
    resource: Object.fromEntries(types.filter(([type]) => !type.startsWith("data."))),
    data: Object.fromEntries(
      types.flatMap(([type, named]) => (type.startsWith("data.") ? [[type.slice(5), named]] : [])),
    ),
  };
}

/** What `rules` find in an example. */
function violations(map: ResourceMap, rules: readonly Rule[]): readonly Violation[] {
  return check(configurationOf(map), rules);
}

/** What has to hold of a rule's examples, among `rules`. */
export function holdsExamples(rule: Rule, rules: readonly Rule[]): void {
  const { failing, passing } = rule.examples;

  it("reports its failing example, and is the only rule to do so", () => {
    const found = violations(failing, rules);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ rule: { id } }) => id))).toEqual(new Set([rule.id]));
    expect(violations(failing, [rule])).not.toEqual([]);
  });

  it("names an attribute, and what is allowed", () => {
    for (const { property, allowed } of violations(failing, [rule])) {
      expect(property).toMatch(/^[a-z]/);
      expect(allowed).toMatch(/./);
    }
  });

  it("is content with its passing example, as are all others", () => {
    expect(violations(passing, rules).map(message)).toEqual([]);
  });

  it(`says that it is ${rule.severity === "warning" ? "a warning" : "nothing else"}`, () => {
    const begin = rule.severity === "warning" ? `Warning: ${rule.id} [` : `${rule.id} [`;
    const lines = violations(failing, rules).map(message);
    for (const line of lines) expect(line.slice(0, begin.length)).toBe(begin);
  });
}

/** What has to hold of a rule whatever stands in a configuration. `source`: where it may say that it is from. */
export function standsAnything(rule: Rule, rules: readonly Rule[], source: RegExp): void {
  const { failing } = rule.examples;

  it("says nothing about what only Terraform knows", () => {
    for (const position of positions(failing)) {
      const shown = position.join(".");
      const unknown = withAt(failing, position, "${var.unknown}") as ResourceMap;
      const found = violations(unknown, rules).filter(({ got }) => got === "${var.unknown}");
      expect([shown, found.map(message)]).toEqual([shown, []]);
    }
  });

  it("does not break on attributes of any shape", () => {
    const places = positions(failing);
    // A rule about what is not there has an example without anything.
    if (places.length === 0) return;
    const odd = fc.oneof(
      fc.jsonValue().filter((value) => !JSON.stringify(value).includes("toString")),
      fc.constantFrom(null, [null], [[]], [{}], "[null]", '[{"portMappings":[null]}]'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), odd, (position, value) => {
        const odd = withAt(failing, position, value) as ResourceMap;
        expect(() => violations(odd, rules).map(message)).not.toThrow();
      }),
    );
  });

  it("says what to do, and where it is from", () => {
    expect(rule.title).toMatch(/^[a-zA-Z].*[^.]$/);
    expect(rule.fix).toMatch(/\.$/);
    expect(rule.explanation).toMatch(/^\S.*\."?$/);
    expect(rule.explanation).not.toContain(rule.fix);
    expect(rule.source).toMatch(source);
  });
}
