import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EcsDemoStack } from "../../src/stacks/ecs-demo/ecs-demo-stack";
import { commands, ROOT } from "../support/markdown";
import { synthesiseApp } from "../support/synth";

describe("the Japanese chapter on ecs-demo", () => {
  const chapter = readFileSync(join(ROOT, "docs/ecs-demo.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new EcsDemoStack(app, "ecs-demo")).stack("ecs-demo");

  it("states the plan line", () => {
    const count = stack.addresses().length;
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
  });

  it("names each alarm of a service, and asks AWS for none that is not there", () => {
    const names = Object.values(stack.resources("aws_cloudwatch_metric_alarm")).map(({ alarm_name }) => alarm_name);
    const asked = [...chapter.matchAll(/--alarm-name (\S+)/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !names.includes(name))).toEqual([]);
    const short = names.map((name) => String(name).replace("ecs-demo-app-alarms-", ""));
    expect(short.filter((name) => !chapter.includes(`\`${name}\``))).toEqual([]);
  });

  it("runs each demo by the script that there is", () => {
    const demos = commands("docs/ecs-demo.ja.md").filter((command) => command.startsWith("bash "));
    expect(demos.map((command) => command.split(" ").slice(0, 3).join(" "))).toEqual([
      "bash scripts/ecs-demo.sh self-heal",
      "bash scripts/ecs-demo.sh scale",
      "bash scripts/ecs-demo.sh swap",
    ]);
    expect(existsSync(join(ROOT, "scripts/ecs-demo.sh"))).toBe(true);
  });
});
