import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HelloWorldStack } from "../../src/stacks/hello-world/hello-world-stack";
import { ROOT } from "../support/markdown";
import { synthesiseApp } from "../support/synth";

describe("the Japanese chapter on hello-world", () => {
  const chapter = readFileSync(join(ROOT, "docs/hello-world.ja.md"), "utf8");
  const app = synthesiseApp((app) => {
    new HelloWorldStack(app, "hello-world");
    new HelloWorldStack(app, "old-hello-world", { prefix: "old-", style: "slides" });
  });
  const [today, slides] = [app.stack("hello-world"), app.stack("old-hello-world")];

  it("states the plan lines", () => {
    for (const stack of [today, slides]) {
      expect(chapter).toContain(`Plan: ${stack.addresses().length} to add, 0 to change, 0 to destroy.`);
    }
    expect(chapter).toContain(`Resources: ${today.addresses().length} destroyed.`);
  });

  it("states every variable with its default", () => {
    for (const [name, variable] of Object.entries({ ...today.json.variable, ...slides.json.variable })) {
      const value = typeof variable.default === "string" ? variable.default : JSON.stringify(variable.default);
      expect(chapter).toContain(`| \`${name}\` | \`${value}\` |`);
    }
  });

  it("asks for a secret that is there", () => {
    const names = Object.values(today.resources("aws_secretsmanager_secret")).map(({ name }) => name);
    const [, asked] = /--secret-id (\S+)/.exec(chapter) ?? [];
    expect(names).toContain(asked);
  });
});
