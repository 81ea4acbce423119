import { cpSync, existsSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { terraformEnvironment } from "../../scripts/provider-mirror";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { scratchDirectory } from "../support/scratch";
import { describeWith } from "../support/toolchain";

const ROOT = resolve(__dirname, "../..");
const PROJECT = ["main.ts", "cdktf.json", "package.json", "tsconfig.json", "src"];

describeWith(["terraform", "emulator"], "the cdktf command line", () => {
  const emulator = useEmulator();
  const project = scratchDirectory("cdktf");

  beforeAll(() => {
    for (const part of PROJECT) cpSync(join(ROOT, part), join(project, part), { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"));
  });

  it("synthesises the hands-on", async () => {
    expect(await cdktf("synth", "handson")).toContain("Generated Terraform code for the stacks: handson");
    expect(existsSync(join(project, "cdktf.out/stacks/handson/cdk.tf.json"))).toBe(true);
  });

  // The lock file would be made by `terraform providers lock`, which asks the registry even where there is a mirror.
  it("shows what would change", async () => {
    expect(await cdktf("diff", "handson", "--skip-provider-lock")).toContain("39 to add, 0 to change, 0 to destroy");
  });

  it("deploys it, keeps the state in the project, and has nothing to do the second time", async () => {
    const deploy = ["deploy", "handson", "--auto-approve", "--skip-provider-lock"];
    const output = await cdktf(...deploy);
    expect(output).toContain("Resources: 39 added, 0 changed, 0 destroyed");
    expect(output).toContain("alb_dns_name");
    expect(existsSync(join(project, "terraform.handson.tfstate"))).toBe(true);
    expect(await cdktf(...deploy)).toMatch(/No changes|Resources: 0 added, 0 changed, 0 destroyed/);
  });

  it("destroys it", async () => {
    await cdktf("destroy", "handson", "--auto-approve", "--skip-provider-lock");
    expect(await leftovers(emulator())).toEqual([]);
  });

  async function cdktf(...args: string[]): Promise<string> {
    const env = { ...terraformEnvironment(), ...emulator().env, CI: "true" };
    const bin = join(ROOT, "node_modules/.bin/cdktf");
    const { stdout, stderr } = await promisify(execFile)(bin, args, { cwd: project, env, maxBuffer: 2 ** 26 });
    // Terraform colours its words one by one.
    return `${stdout}${stderr}`.replace(/\u001b\[[0-9;]*[A-Za-z]/g, "");
  }
});
