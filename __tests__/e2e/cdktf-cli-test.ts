import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { terraformEnvironment } from "../../scripts/provider-mirror";
import { leftovers } from "../support/emulator/leftovers";
import { useEmulator } from "../support/emulator/use-emulator";
import { Project } from "../support/project";
import { describeWith } from "../support/toolchain";

describeWith(["terraform", "emulator"], "the cdktf command line", () => {
  const emulator = useEmulator();
  const project = new Project();
  const { directory } = project;

  it("synthesises the hands-on", async () => {
    const output = await run("npx", "cdktf", "synth", "handson");
    expect(output).toMatch(/Generated Terraform code for the stacks: [^:]*\bhandson\b/);
    expect(existsSync(join(directory, "cdktf.out/stacks/handson/cdk.tf.json"))).toBe(true);
  });

  it("shows a warning of the rules once", async () => {
    project.write("doubtful.ts", DOUBTFUL);
    const output = await run("npx", "cdktf", "synth", "--app", "npx tsx doubtful.ts", "--output", "doubtful.out");
    expect(output.match(/CD012/g)).toHaveLength(1);
    expect(output).toContain("Warning: CD012 [shop/web/TaskDefinition]");
    expect(output).toContain("Generated Terraform code for the stacks: shop");
  });

  // The lock file would be made by `terraform providers lock`, which asks the registry even where there is a mirror.
  it("shows what would change", async () => {
    const output = await run("npx", "cdktf", "diff", "handson", "--skip-provider-lock");
    expect(output).toContain("39 to add, 0 to change, 0 to destroy");
  });

  it("deploys it, keeps the state in the project, and has nothing to do the second time", async () => {
    const deploy = ["run", "deploy", "--", "handson", "--auto-approve", "--skip-provider-lock"];
    const output = await run("npm", ...deploy);
    expect(output).toContain("Resources: 39 added, 0 changed, 0 destroyed");
    expect(output).toContain("alb_dns_name");
    expect(existsSync(join(directory, "terraform.handson.tfstate"))).toBe(true);
    expect(await run("npm", ...deploy)).toMatch(/No changes|Resources: 0 added, 0 changed, 0 destroyed/);
  });

  it("destroys it", async () => {
    await run("npm", "run", "destroy", "--", "handson", "--auto-approve", "--skip-provider-lock");
    expect(await leftovers(emulator())).toEqual([]);
  });

  async function run(command: string, ...args: string[]): Promise<string> {
    const env = { ...terraformEnvironment(), ...emulator().env, CI: "true" };
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd: directory, env, maxBuffer: 2 ** 26 });
    return withoutColours(`${stdout}${stderr}`);
  }
});

/** A program with two containers that take one port of their instance. */
const DOUBTFUL = `
  import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
  import { App, TerraformStack } from "cdktf";
  import { Ec2TaskDefinition } from "./src";
  const app = new App();
  const stack = new TerraformStack(app, "shop");
  new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
  const web = new Ec2TaskDefinition(stack, "web", { networkMode: "bridge" });
  for (const name of ["a", "b"]) {
    web.addContainer(name, { image: "app", memoryLimitMiB: 64, portMappings: [{ containerPort: 80, hostPort: 8080 }] });
  }
  app.synth();
`;

/** Terraform colours its words one by one. */
function withoutColours(text: string): string {
  return text.replace(/\p{Cc}\[[0-9;]*[A-Za-z]/gu, "");
}
