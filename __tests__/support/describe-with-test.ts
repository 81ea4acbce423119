import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { scratchFiles } from "./scratch";

const ROOT = path.resolve(__dirname, "../..");

/** Runs Jest, on a machine without Terraform, on one test that needs it and one that does not. */
function jestWithoutTerraform(env: NodeJS.ProcessEnv) {
  const directory = scratchFiles({
    "a-test.ts": `
      import { describeWith } from ${JSON.stringify(path.join(__dirname, "toolchain"))};
      describeWith(["terraform"], "Terraform", () => { it("is needed", () => {}); });
      it("needs nothing", () => {});`,
    "broken-test.ts": "throw new Error('cannot be loaded');",
  });
  const config = {
    rootDir: directory,
    testRegex: env.BROKEN ? "-test\\.ts$" : "a-test\\.ts$",
    displayName: "offline",
    transform: { "\\.ts$": [require.resolve("@swc/jest"), { configFile: path.join(ROOT, ".swcrc") }] },
    reporters: [path.join(__dirname, "reporter.js")],
  };
  const tally = path.join(directory, "tally");
  const jest = path.join(ROOT, "node_modules/jest/bin/jest.js");
  const { status, stdout } = spawnSync(process.execPath, [jest, "--config", JSON.stringify(config)], {
    cwd: directory,
    env: { ...process.env, PATH: directory, JEST_TALLY_FILE: tally, ...env },
    encoding: "utf8",
  });
  return { status, lastLines: stdout.trim().split("\n").slice(-2), tally: fs.readFileSync(tally, "utf8") };
}

describe("describeWith, without Terraform", () => {
  const reason = "no `terraform` on PATH: https://developer.hashicorp.com/terraform/install";

  it("skips, and the reporter says what and why", () => {
    expect(jestWithoutTerraform({ CI: "false" })).toEqual({
      status: 0,
      lastLines: [`Not run on this machine: offline (${reason})`, "1 passed, 0 failed"],
      tally: "1 0 1\n",
    });
  });

  it("fails in CI", () => {
    expect(jestWithoutTerraform({ CI: "true" })).toMatchObject({
      status: 1,
      lastLines: [expect.stringContaining(reason), "1 passed, 1 failed"],
    });
  });

  it("counts a file that cannot be loaded as a failure", () => {
    expect(jestWithoutTerraform({ CI: "", BROKEN: "1" })).toMatchObject({ status: 1, tally: "1 1 1\n" });
  });
});
