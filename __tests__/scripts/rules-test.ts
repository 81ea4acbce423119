import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../support/markdown";
import { scratchFiles } from "../support/scratch";

// A program takes a second or two, and longer where all processors are busy.
jest.setTimeout(60_000);

const service = (desired_count?: number) =>
  JSON.stringify({ resource: { aws_ecs_service: { web: { scheduling_strategy: "DAEMON", desired_count } } } });

function rules(args: readonly string[], input = "") {
  const files = scratchFiles({ "right.tf.json": service(), "wrong.tf.json": service(2), "no.json": "{" });
  const command = [
    "--import",
    "tsx",
    join(ROOT, "scripts/rules.ts"),
    ...args.map((arg) => arg.replace("@", `${files}/`)),
  ];
  const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: "1" };
  return spawnSync(process.execPath, command, { cwd: ROOT, env, input, encoding: "utf8" });
}

describe("npm run rules", () => {
  it("ends with 0 if nothing is wrong", () => {
    expect(rules(["@right.tf.json"])).toMatchObject({ status: 0, stdout: "0 errors, 0 warnings, 0 suppressed.\n" });
  });

  it("ends with 1 if something is", () => {
    const { status, stdout, stderr } = rules(["@right.tf.json", "@wrong.tf.json"]);
    expect(stdout).toMatch(/^\S*wrong\.tf\.json: SV025 \[aws_ecs_service\.web\] desired_count is 2; .+\n1 errors/);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  });

  it("reads the standard input", () => {
    expect(rules(["-"], service(2))).toMatchObject({ status: 1, stdout: expect.stringMatching(/^SV025 /) });
  });

  it.each([
    [[], 0, 1],
    [["--security", "baseline"], 0, 1],
    [["--security=strict"], 0, 3],
    [["--security", "off"], 0, 0],
    [["--security-errors"], 1, 1],
    [["--security=strict", "--security-errors"], 1, 3],
  ])("asks for security: %j", (args, status, found) => {
    const exec = { execute_command_configuration: { logging: "NONE" } };
    const cluster = JSON.stringify({ resource: { aws_ecs_cluster: { main: { configuration: exec } } } });
    const { stdout, ...ended } = rules([...args, "-"], cluster);
    expect(ended.status).toBe(status);
    expect(stdout.match(/^(Warning: )?SEC/gm) ?? []).toEqual(Array(found).fill(status === 0 ? "Warning: SEC" : "SEC"));
  });

  it("prints the pages of the documentation", () => {
    expect(rules(["--page"]).stdout).toMatch(/^# Rules\n/);
    expect(rules(["--security-page"]).stdout).toMatch(/^# Security rules\n/);
  });

  it("prints JSON or SARIF", () => {
    expect(JSON.parse(rules(["--json", "-"], service(2)).stdout)[0].violations).toHaveLength(1);
    expect(JSON.parse(rules(["--sarif", "-"], service(2)).stdout).runs[0].results).toHaveLength(1);
  });

  it.each([
    [["@no.json"], "it is no JSON"],
    [["@missing.json"], "it cannot be read"],
    [[], "No file is named."],
    [["--wrong"], "Unknown option"],
    [["--json", "--sarif", "-"], "choose one"],
    [["--security", "none", "-"], "--security is none; allowed: baseline, strict, off."],
  ])("ends with 2 if it cannot be used: %j", (args, expected) => {
    const { status, stdout, stderr } = rules(args);
    expect(stderr).toContain(expected);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});
