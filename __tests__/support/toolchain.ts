import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { providerVersion, terraformEnvironment } from "../../scripts/provider-mirror";
import { launcher } from "./emulator/launcher";
import { onPath } from "./emulator/machine";
import { remembered } from "./remembered";

/** What a group of tests needs: Terraform with its AWS provider, the AWS emulator, the registry of npm. */
export type Requirement = "terraform" | "emulator" | "registry";

/** Why something is not available here; undefined when it is. */
type Reason = string | undefined;

const CHECKS: Record<Requirement, () => Reason> = {
  terraform: () => terraformMissing() ?? remembered("provider", providerMissing).missing,
  emulator: emulatorMissing,
  registry: () => remembered("registry", registryMissing).missing,
};

/** Whether the Terraform CLI is on PATH. */
export function terraformAvailable(): boolean {
  return terraformMissing() === undefined;
}

/** Whether `terraform init` gets the AWS provider, from a mirror or from the registry. */
export function providerAvailable(): boolean {
  return CHECKS.terraform() === undefined;
}

/** Whether the AWS emulator can be started. */
export function emulatorAvailable(): boolean {
  return CHECKS.emulator() === undefined;
}

/**
 * `describe`, for tests that need more than Node.
 *
 * Where something is missing, the tests are skipped and the reporter says why. In CI they fail:
 * a pipeline that lost its Terraform must not stay green.
 */
export function describeWith(requirements: readonly Requirement[], name: string, tests: () => void): void {
  const reason = requirements.map((requirement) => CHECKS[requirement]()).find((missing) => missing !== undefined);
  if (reason === undefined) {
    describe(name, tests);
    return;
  }
  recordNotRun(reason);
  if (inCi()) {
    describe(name, () => {
      it("has what it needs", () => {
        throw new Error(reason);
      });
    });
  } else {
    describe.skip(name, tests);
  }
}

function inCi(): boolean {
  const ci = process.env.CI ?? "";
  return !["", "0", "false"].includes(ci.toLowerCase());
}

/** The reporter names the file, and reads it when the run is over. */
function recordNotRun(reason: string): void {
  const file = process.env.CDKTF_ECS_NOT_RUN_FILE;
  if (file) fs.appendFileSync(file, `${JSON.stringify({ testPath: expect.getState().testPath, reason })}\n`);
}

function terraformMissing(): Reason {
  if (onPath("terraform")) return undefined;
  return "no `terraform` on PATH: https://developer.hashicorp.com/terraform/install";
}

function providerMissing(): { missing?: string } {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "cdktf-ecs-provider-"));
  try {
    const required = { aws: { source: "hashicorp/aws", version: providerVersion() } };
    const main = { terraform: { required_providers: required } };
    fs.writeFileSync(path.join(directory, "main.tf.json"), JSON.stringify(main));
    const init = spawnSync("terraform", ["init", "-input=false", "-no-color"], {
      cwd: directory,
      env: terraformEnvironment(),
      encoding: "utf8",
      timeout: 300_000,
      killSignal: "SIGKILL",
    });
    if (init.status === 0) return {};
    const error = init.stderr.match(/^.*(?:Error|error).*$/m)?.[0] ?? "it took too long";
    const missing =
      `\`terraform init\` cannot get hashicorp/aws ${providerVersion()} (${error.trim()}): ` +
      "go online, or name a filesystem mirror in TF_PROVIDER_MIRROR";
    return { missing };
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

function emulatorMissing(): Reason {
  const found = launcher();
  return "missing" in found ? found.missing : undefined;
}

function registryMissing(): { missing?: string } {
  const { status } = spawnSync("npm", ["ping"], { encoding: "utf8", timeout: 60_000 });
  return status === 0 ? {} : { missing: "`npm ping` does not reach the registry of npm: go online" };
}
