import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { terraformEnvironment } from "./provider-mirror";

/*
 * `npm run plan -- <stack> [terraform's options]`: what a first apply of the stack would add, without AWS credentials.
 *
 * The provider wants credentials even to plan resources that do not exist yet. An override file beside a copy of the stack gives it
 * placeholders and turns its checks off; what is deployed from cdktf.out/stacks keeps them.
 */

const OUTPUT = process.env.CDKTF_OUTDIR ?? "cdktf.out";

const OVERRIDE = {
  terraform: { backend: { local: { path: "plan.tfstate" } } },
  provider: {
    aws: {
      access_key: "placeholder",
      secret_key: "placeholder",
      skip_credentials_validation: true,
      skip_requesting_account_id: true,
      skip_metadata_api_check: true,
    },
  },
};

function main([stack, ...options]: string[]): number {
  const synthesis = spawnSync(process.execPath, ["--import", "tsx", "main.ts"], { stdio: "inherit" });
  if (synthesis.status !== 0) return synthesis.status ?? 1;

  const manifest = JSON.parse(readFileSync(join(OUTPUT, "manifest.json"), "utf8")) as {
    stacks: Record<string, unknown>;
  };
  const stacks = Object.keys(manifest.stacks);
  if (stack === undefined || !stacks.includes(stack)) {
    const got = stack === undefined ? "no stack is named" : `there is no stack ${JSON.stringify(stack)}`;
    return fail(`${got}; allowed: ${stacks.join(", ")}. Try: npm run plan -- ${stacks[0]}`);
  }
  const directory = copyForPlanning(stack);
  return terraform(directory, ["init", "-input=false"]) || terraform(directory, ["plan", "-input=false", ...options]);
}

/** A folder of its own, which keeps the provider for the next time, so that neither the override nor a lock file gets between `terraform apply` and the stack. */
function copyForPlanning(stack: string): string {
  const directory = join(OUTPUT, "plan", stack);
  mkdirSync(directory, { recursive: true });
  const configuration = "cdk.tf.json";
  copyFileSync(join(OUTPUT, "stacks", stack, configuration), join(directory, configuration));
  writeFileSync(join(directory, "plan_override.tf.json"), JSON.stringify(OVERRIDE, null, 2));
  return directory;
}

function terraform(directory: string, args: string[]): number {
  const { status, error } = spawnSync("terraform", args, {
    cwd: directory,
    env: terraformEnvironment(),
    stdio: "inherit",
  });
  if (error !== undefined && "code" in error && error.code === "ENOENT") {
    return fail("there is no terraform on PATH. Install it: https://developer.hashicorp.com/terraform/install");
  }
  return status ?? 1;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

if (!existsSync("main.ts")) process.exit(fail("npm run plan works in the project's own folder."));
process.exit(main(process.argv.slice(2)));
