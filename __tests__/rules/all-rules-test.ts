import { allRules } from "../../src/rules/all-rules";
import { standsAnything } from "../support/rule-examples";
import { violated } from "../support/rules";

const named = allRules.map((rule) => [`${rule.id} (${rule.resourceType}): ${rule.title}`, rule] as const);
const SOURCE =
  /^https:\/\/(docs\.aws\.amazon\.com\/[^/].*\.html(#[\w-]+)?|registry\.terraform\.io\/providers\/hashicorp\/aws\/[\d.]+\/docs\/[\w/]+)$/;

describe.each(named)("%s", (_name, rule) => {
  standsAnything(rule, allRules, SOURCE);

  it("is silent when no attribute is known", () => {
    const attributes = Object.values(rule.examples.failing[rule.resourceType] ?? {}).flatMap(Object.keys);
    const unknown = Object.fromEntries(attributes.map((name) => [name, "${var.unknown}"]));
    expect(violated({ [rule.resourceType]: { main: unknown } })).toEqual([]);
    expect(violated({ [rule.resourceType]: { main: {} } })).toEqual([]);
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
