import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type InstanceScaling, SampleEcsStack } from "../../src/stacks/sample-ecs/sample-ecs-stack";
import { commands, ROOT } from "../support/markdown";
import { type Attributes, synthesiseApp } from "../support/synth";

describe("the Japanese chapter on sample-ecs", () => {
  const chapter = readFileSync(join(ROOT, "docs/sample-ecs.ja.md"), "utf8");
  const WAYS: readonly InstanceScaling[] = ["capacity-provider", "same-alarms", "instances-first"];
  const stacks = WAYS.map((scaling) =>
    synthesiseApp((app) => new SampleEcsStack(app, "sample-ecs", { scaling })).stack("sample-ecs"),
  );
  const [stack] = stacks;
  const totals = stacks.map((each) => each.addresses().length);
  const nameOf = ({ name, alarm_name, function_name }: Attributes) => name ?? alarm_name ?? function_name;

  it("states the plan line of each way", () => {
    const rows = WAYS.map((scaling) => chapter.split("\n").find((line) => line.startsWith(`| \`${scaling}\``)));
    const lines = rows.map((row) => /Plan: .*?\./.exec(row ?? "")?.[0]);
    expect(lines).toEqual(totals.map((count) => `Plan: ${count} to add, 0 to change, 0 to destroy.`));
  });

  it("counts what the ways have in common, and what each adds, to those numbers", () => {
    const [, parts = "", additions = ""] = /\n## 作られるもの\n(.*?)\n残りが(.*?)\n### /s.exec(chapter) ?? [];
    const counts = (text: string) => [...text.matchAll(/ (\d+) \|$/gm)].map(([, count]) => Number(count));
    const common = counts(parts).reduce((sum, count) => sum + count, 0);
    expect(counts(additions).map((count) => common + count)).toEqual(totals);
    expect(chapter).toContain(`Resources: ${totals[0]} destroyed.`);
  });

  it("tells the twelve names, and where they are", () => {
    const rows = [...chapter.matchAll(/ `(\S+)` \| `(aws_\w+)\.(\w+)` \|$/gm)];
    expect(rows).toHaveLength(12);
    for (const [, name, type = "", address = ""] of rows) {
      expect(nameOf(stack?.resource(type, address) ?? {})).toBe(name);
    }
  });

  it("tells the variables with their defaults", () => {
    const variables = Object.entries(stack?.json.variable ?? {});
    expect(
      variables.filter(([name, { default: value }]) => !chapter.includes(`| \`${name}\` | \`${value}\` |`)),
    ).toEqual([]);
  });

  it("asks AWS for nothing that is not there", () => {
    const resources = stacks.flatMap(({ json }) => Object.values(json.resource ?? {}));
    const names = resources.flatMap((named) => Object.values(named).map(nameOf));
    const asked = commands("docs/sample-ecs.ja.md")
      .filter((command) => command.startsWith("aws "))
      .flatMap((command) => command.match(/sample-[a-z-]+|Ecs\w+Alarm/g) ?? []);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
  });
});
