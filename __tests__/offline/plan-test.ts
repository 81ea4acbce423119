import { existsSync } from "node:fs";
import { join } from "node:path";
import { Project } from "../support/project";
import { describeWith } from "../support/toolchain";

/** The stacks of `main.ts` by name, and how many resources a first apply of each adds. */
const STACKS = {
  computing: 67,
  "ecs-demo": 30,
  handson: 39,
  "hello-world": 48,
  placement: 72,
  registry: 13,
  "run-task": 26,
  "sample-cluster": 41,
  "sample-ecs": 34,
};

describeWith(["terraform"], "npm run plan", () => {
  const project = new Project();
  const plan = (...args: string[]) => project.run("npm", ["run", "--silent", "plan", "--", ...args]);

  it.each(Object.entries(STACKS))("says without AWS credentials what the stack %s adds", (stack, count) => {
    const { status, stdout, stderr } = plan(stack, "-no-color");
    expect(stderr).toBe("");
    expect(stdout).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(status).toBe(0);
  });

  it("plans a copy under a prefix, with a daemon", () => {
    const env = { STACK_PREFIX: "blue-", SAMPLE_CLUSTER_DAEMON: "1" };
    const args = ["run", "--silent", "plan", "--", "blue-sample-cluster", "-no-color"];
    const { status, stdout, stderr } = project.run("npm", args, env);
    expect(stderr).toBe("");
    expect(stdout).toContain(`Plan: ${STACKS["sample-cluster"]} to add, 0 to change, 0 to destroy.`);
    expect(stdout).toMatch(/^ *\+ name += "blue-sample-ecs-service"$/m);
    expect(stdout).toMatch(/^ *\+ scheduling_strategy += "DAEMON"$/m);
    expect(status).toBe(0);
  });

  it.each([
    ["same-alarms", 34],
    ["instances-first", 38],
  ])("says what sample-ecs adds with the scaling %s, in a copy of its own", (SAMPLE_ECS_SCALING, adds) => {
    const args = ["run", "--silent", "plan", "--", "blue-sample-ecs", "-no-color"];
    const { status, stdout } = project.run("npm", args, { SAMPLE_ECS_SCALING, STACK_PREFIX: "blue-" });
    expect(stdout).toContain(`Plan: ${adds} to add, 0 to change, 0 to destroy.`);
    expect(status).toBe(0);
  });

  it.each([
    ["without dedicated hardware", { COMPUTING_DEDICATED: "0" }, "computing", 62],
    ["with reserved capacity", { COMPUTING_CAPACITY_RESERVATION: "1" }, "computing", 68],
    ["under another name", { STACK_PREFIX: "blue-" }, "blue-computing", 67],
  ])("says what the computing stack adds %s", (_, env, stack, count) => {
    const { status, stdout } = project.run("npm", ["run", "--silent", "plan", "--", stack, "-no-color"], env);
    expect(stdout).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(status).toBe(0);
  });

  it.each([
    ["today", 48],
    ["slides", 37],
  ])("says without AWS credentials what the hello-world stack adds in the style %s", (HELLO_WORLD_STYLE, count) => {
    const args = ["run", "--silent", "plan", "--", "hello-world", "-no-color"];
    const { status, stdout, stderr } = project.run("npm", args, { HELLO_WORLD_STYLE });
    expect(stderr).toBe("");
    expect(stdout).toContain(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
    expect(status).toBe(0);
  });

  it("leaves the stack as it is deployed: with the provider's own checks", () => {
    const stack = join(project.directory, "cdktf.out/stacks/handson");
    expect(existsSync(join(stack, "plan_override.tf.json"))).toBe(false);
    const { status, stdout, stderr } = project.run("terraform", ["plan", "-no-color", "-input=false"], {
      AWS_EC2_METADATA_DISABLED: "true",
    });
    expect(status).not.toBe(0);
    expect(stdout + stderr).toMatch(/No configuration files|credential/);
  });

  it("passes Terraform's own options on", () => {
    const { status, stdout, stderr } = plan("handson", "-no-color", "-var", "desired_count=-1");
    expect(stdout + stderr).toContain("desired_count must be a whole number from 0 to 5000.");
    expect(status).toBe(1);
  });

  it.each([[[]], [["nope"]]])("names the stacks there are when called with %j", (args) => {
    const { status, stderr } = plan(...args);
    const names = Object.keys(STACKS).sort();
    expect(stderr).toContain(`allowed: ${names.join(", ")}. Try: npm run plan -- ${names[0]}`);
    expect(status).toBe(1);
  });

  it("fails when the synthesis does", () => {
    const { status, stderr } = project.run("npm", ["run", "--silent", "plan", "--", "handson"], {
      HANDSON_CHAPTER: "99",
    });
    expect(stderr).toContain("chapter is 99");
    expect(status).toBe(1);
  });
});
