import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PlacementStack } from "../../src/stacks/placement/placement-stack";
import { ROOT } from "../support/markdown";
import { synthesiseApp } from "../support/synth";

describe("the Japanese chapter on placement", () => {
  const chapter = readFileSync(join(ROOT, "docs/placement.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new PlacementStack(app, "placement")).stack("placement");

  it("states the plan line", () => {
    const count = stack.addresses().length;
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
  });

  it("names every service, and asks AWS for none that is not there", () => {
    const services = Object.entries(stack.resources("aws_ecs_service"));
    expect(services.filter(([address]) => !chapter.includes(`\`${address}\``))).toEqual([]);
    const names = services.map(([, { name }]) => name);
    const asked = [...chapter.matchAll(/\bplacement-(?!cluster\b|stack\b|flow-log\b)[a-z-]+/g)].map(([name]) => name);
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
  });
});
