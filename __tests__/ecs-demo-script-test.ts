import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { scratchFiles } from "./support/scratch";

const SCRIPT = path.resolve(__dirname, "../scripts/ecs-demo.sh");

/** An account with one task of ecs-app, whose instances follow what is reserved; each call is a line of `calls`. */
const AWS = `#!/usr/bin/env bash
here=$(dirname "$0")
printf '%s\\n' "$*" >>"$here/calls"
case "$1 $2" in
  "ecs list-tasks") cat "$here/task" ;;
  "ecs stop-task") echo arn:task/second >"$here/task"; echo STOPPED ;;
  "ecs update-service")
    [[ "$*" == *"--desired-count 5"* ]] && echo 2 >"$here/instances"
    [[ "$*" == *"--desired-count 0"* ]] && echo 1 >"$here/instances"
    echo updated ;;
  "ecs describe-services") echo arn:task-definition/ecs-app:1 ;;
  "ecs describe-task-definition") cat "$here/containers.json" ;;
  "ecs register-task-definition") echo arn:task-definition/ecs-app:2 ;;
  "autoscaling describe-auto-scaling-groups") cat "$here/instances" ;;
  "ec2 describe-instances") echo 203.0.113.7 ;;
  *) echo "$2" ;;
esac
`;

function demo(args: readonly string[], { task = "arn:task/first", prefix = "" } = {}) {
  const containers = [{ name: "app", cpu: 128, command: ["-listen=:4567", '-text=a "first" one'] }];
  const directory = scratchFiles(
    {
      aws: AWS,
      curl: "#!/bin/sh\necho pong",
      calls: "",
      task,
      instances: "1",
      "containers.json": JSON.stringify(containers, undefined, 4),
    },
    "aws",
  );
  for (const program of ["aws", "curl"]) fs.chmodSync(path.join(directory, program), 0o755);
  const { status, stdout, stderr } = spawnSync("bash", [SCRIPT, ...args], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${directory}:${process.env.PATH}`, INTERVAL: "0", STACK_PREFIX: prefix },
  });
  const calls = fs.readFileSync(path.join(directory, "calls"), "utf8");
  return { status, stdout, stderr, calls };
}

describe("the script of the demos", () => {
  it("self-heal: stops the task of ecs-app, and waits for another", () => {
    const { status, stdout, stderr, calls } = demo(["self-heal"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(calls).toContain("ecs stop-task --cluster ecs-demo --task arn:task/first ");
    expect(calls.indexOf("ecs wait tasks-stopped")).toBeGreaterThan(calls.indexOf("ecs stop-task"));
    expect(calls.indexOf("ecs wait services-stable")).toBeGreaterThan(calls.indexOf("ecs wait tasks-stopped"));
    expect(stdout).toMatch(/Running: arn:task\/first\n[\s\S]*Running: arn:task\/second\n/);
    expect(stdout).toContain("http://203.0.113.7/ answers: pong");
  });

  it("self-heal: says so when there is no task to stop", () => {
    const { status, stderr, calls } = demo(["self-heal"], { task: "None" });
    expect(status).toBe(1);
    expect(stderr).toContain("No task of ecs-app is running.");
    expect(calls).not.toContain("stop-task");
  });

  it("scale: reserves until there are two instances, and gives back until there is one", () => {
    const { status, stdout, stderr, calls } = demo(["scale"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const update = "ecs update-service --cluster ecs-demo --service ecs-demo-reserve --desired-count";
    expect(calls.indexOf(`${update} 5`)).toBeGreaterThan(-1);
    expect(calls.indexOf(`${update} 0`)).toBeGreaterThan(calls.indexOf(`${update} 5`));
    expect(stdout).toMatch(/instances: 2\n[\s\S]*instances: 1\n[\s\S]*One instance is left\./);
  });

  it("swap: registers what ecs-app has, with another answer, and updates the service", () => {
    const { status, stderr, calls } = demo(["swap", "second one"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [, registered = ""] = /--container-definitions (\[[\s\S]*?\n\]) --query/.exec(calls) ?? [];
    expect(JSON.parse(registered)).toEqual([{ name: "app", cpu: 128, command: ["-listen=:4567", "-text=second one"] }]);
    expect(calls).toContain(
      "ecs register-task-definition --family ecs-app --requires-compatibilities EC2 --network-mode bridge ",
    );
    expect(calls).toContain(
      "ecs update-service --cluster ecs-demo --service ecs-app --task-definition arn:task-definition/ecs-app:2 ",
    );
  });

  it.each([[[]], [["dance"]], [["swap"]], [["swap", 'a "b"']], [["swap", "a/b"]]])(
    "refuses %j, and calls nobody",
    (args) => {
      const { status, stdout, stderr, calls } = demo(args);
      expect({ status, stdout, calls }).toEqual({ status: 1, stdout: "", calls: "" });
      expect(stderr).toMatch(/^(Usage: |Say what to answer)/);
    },
  );

  it("works on the copy that STACK_PREFIX names", () => {
    const { calls } = demo(["scale"], { prefix: "blue-" });
    for (const name of ["ecs-demo", "ecs-demo-reserve", "ecs-demo-group", "upscale", "downscale"]) {
      expect(calls).toMatch(new RegExp(`[ =]blue-${name}\\b`));
      expect(calls).not.toMatch(new RegExp(`[ =]${name}\\b`));
    }
  });
});
