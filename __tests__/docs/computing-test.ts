import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ComputingStack } from "../../src/stacks/computing/computing-stack";
import { ROOT } from "../support/markdown";
import { synthesiseApp } from "../support/synth";

describe("the Japanese chapter on computing", () => {
  const chapter = readFileSync(join(ROOT, "docs/computing.ja.md"), "utf8");
  const stack = synthesiseApp((app) => new ComputingStack(app, "computing")).stack("computing");

  it("states the plan line: nobody may log in by SSH, so that rule is none", () => {
    const count = stack.addresses().length - 1;
    expect(chapter).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(chapter).toContain(`Resources: ${count} destroyed.`);
  });

  it("names every instance, volume type and variable, and no resource or output that is not there", () => {
    const types = ["aws_instance", "aws_ebs_volume", "aws_ec2_host"];
    const shown = types.flatMap((type) => Object.keys(stack.resources(type)));
    const variables = Object.keys(stack.json.variable ?? {}).filter((name) => name !== "region");
    const missing = [...shown, ...variables].filter(
      (name) => !chapter.includes(`\`${name}`) && !chapter.includes(`${name}=`),
    );
    expect(missing).toEqual([]);
    const resources = [...chapter.matchAll(/\baws_\w+\.\w+/g)].map(([address]) => address);
    expect(resources.filter((address) => !stack.addresses().includes(address))).toEqual([]);
    const outputs = [...chapter.matchAll(/ output (?:-raw )?(\w+)/g)].map(([, name = ""]) => name);
    expect(outputs.length).toBeGreaterThan(3);
    expect(outputs.filter((name) => stack.json.output?.[name] === undefined)).toEqual([]);
  });
});
