import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SampleClusterStack } from "../../src/stacks/sample-cluster/sample-cluster-stack";
import { ROOT } from "../support/markdown";
import { synthesiseApp } from "../support/synth";

describe("the Japanese chapter on sample-cluster", () => {
  const chapter = readFileSync(join(ROOT, "docs/sample-cluster.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new SampleClusterStack(app, "sample-cluster")).stack("sample-cluster");
  /** What the variable of SSH adds is not there before somebody sets it. */
  const count = stack.addresses().length - 1;

  it("states the plan line", () => {
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
    expect(readFileSync(join(ROOT, "README.md"), "utf8")).toMatch(
      new RegExp(`npm run plan -- sample-cluster +# ${count} to add`),
    );
  });

  it("names every service, target group, role, policy and variable", () => {
    const types = ["aws_ecs_service", "aws_lb_target_group", "aws_iam_role", "aws_iam_policy"];
    const names = types.flatMap((type) => Object.values(stack.resources(type)).map(({ name }) => name));
    const all = [...names, ...Object.keys(stack.json.variable ?? {})];
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((name) => !chapter.includes(`\`${name}\``))).toEqual([]);
  });
});
