import { join } from "node:path";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Testing } from "cdktf";
import { Construct } from "constructs";
import { terraformEnvironment } from "../../scripts/provider-mirror";
import { addressed } from "../../src/core/address";
import { physicalName } from "../../src/core/names";
import { ZipAsset } from "../../src/core/zip-asset";
import { hcl } from "../../src/module/hcl";
import { ModuleStack } from "../../src/module/module-stack";
import { forEach, onlyIf } from "../../src/module/repetition";
import { writeModules } from "../../src/module/write-modules";
import { scratchFiles } from "../support/scratch";
import { Terraform, TerraformError } from "../support/terraform";
import { describeWith } from "../support/toolchain";

class Everything extends ModuleStack {
  constructor(app: App) {
    super(app, "everything", { description: "One of each." });
    const replica = new AwsProvider(this, "replica", { alias: "replica" });
    addressed(new EcsCluster(new Construct(this, "replica-cluster"), "Cluster", { name: "a", provider: replica }));
    const code = new ZipAsset(this, "code", { "index.js": "exports.handler = () => {};\n" });
    const lambda = new Construct(this, "lambda");
    addressed(
      new LambdaFunction(lambda, "Function", {
        functionName: physicalName(lambda, 64),
        role: "arn:aws:iam::123456789012:role/lambda",
        runtime: "nodejs20.x",
        handler: "index.handler",
        filename: code.path,
        sourceCodeHash: code.sha256,
      }),
    );
    this.addInput("port", { type: "number", description: "A port" });
    this.addInput("secret_port", {
      type: "number",
      description: "A port that nobody sees",
      default: 80,
      sensitive: true,
    });
    this.addInput("groups", { type: "map(object({ port = number }))", description: "Groups", default: {} });
    const group = (scope: Construct, port: number) =>
      addressed(
        new LbTargetGroup(scope, "Group", { name: physicalName(scope, 32), port, protocol: "HTTP", vpcId: "vpc-1" }),
      );
    group(new Construct(this, "one"), hcl("var.port").numberValue);
    group(new Construct(this, "secret"), hcl("var.secret_port").numberValue);
    const groups = forEach(new Construct(this, "each"), hcl("var.groups").value);
    group(groups, hcl("each.value.port").numberValue);
    this.addOutput("arns", { description: "All", value: hcl("values(aws_lb_target_group.each)[*].arn").value });
  }
}

const CREDENTIALS = `
    access_key                  = "placeholder"
    secret_key                  = "placeholder"
    skip_credentials_validation = true
    skip_requesting_account_id  = true
    skip_metadata_api_check     = true
    region                      =`;

const ROOT = `
provider "aws" {${CREDENTIALS} "ap-northeast-1"
}
provider "aws" {${CREDENTIALS} "us-east-1"
  alias = "virginia"
}
variable "port" {
  default = 80
}
variable "secret_port" {
  default = 80
}
variable "groups" {
  default = { a_b = { port = 81 } }
}
variable "name" {
  default = "shop"
}
module "everything" {
  source      = "../modules/everything"
  providers   = { aws.replica = aws.virginia }
  name        = var.name
  port        = var.port
  secret_port = var.secret_port
  groups      = var.groups
  tags        = { Team = "shop" }
}
`;

describeWith(["terraform"], "a module that is called from another folder", () => {
  let terraform: Terraform;

  beforeAll(async () => {
    const directory = scratchFiles({ "root/main.tf": ROOT }, "calls");
    const app = new App({ outdir: join(directory, "synthesised") });
    new Everything(app);
    writeModules(app, join(directory, "modules"));
    terraform = new Terraform(join(directory, "root"));
    await terraform.init();
  });

  /** What Terraform says against `vars`, in one line. */
  async function refusal(vars: Record<string, unknown>): Promise<string> {
    const error = await terraform.plan({ vars }).catch((thrown: unknown) => thrown);
    if (!(error instanceof TerraformError)) throw new Error("It was planned.");
    return error.message.replaceAll(/[\s│╷╵]+/g, " ");
  }

  it("finds its files, takes the provider of another region, and has names and tags", async () => {
    const plan = await terraform.plan();
    expect(plan.add).toBe(5);
    const { resource_changes: changes = [] } = await plan.json();
    const planned = (address: string) =>
      changes.find((each) => each.address === `module.everything.${address}`)?.change.after;
    expect(planned("aws_lambda_function.lambda")).toMatchObject({
      filename: expect.stringMatching(/^\.\.\/modules\/everything\/assets\/code\/[0-9a-f]+\.zip$/),
      tags: { Team: "shop" },
    });
    expect(planned('aws_lb_target_group.each["a_b"]')).toMatchObject({ name: "shop-a-b-each", port: 81 });
    expect(JSON.stringify(planned("aws_ecs_cluster.replica-cluster"))).toContain('"Team":"shop"');
  });

  it("refuses at plan what a literal would have been refused for, in the same words, and shows no secret", async () => {
    const text = await refusal({ port: 70_000, secret_port: 80_000, groups: { a: { port: 0 } } });
    const allowed = "; allowed: a whole number from 1 to 65535. ";
    for (const got of ["70000", "sensitive", "0"]) expect(text).toContain(`TG005 port is ${got}${allowed}`);
    expect(text).not.toContain("80000");
  });

  it("refuses a name that is too long, by itself or with the key of an element", async () => {
    const text = await refusal({ name: "a".repeat(26) });
    expect(text).toContain("allowed: a letter, then letters, digits and hyphens, up to 25 in all.");
    expect(text).toContain("allowed: up to 26 characters together with each key of var.groups.");
  });
});

describeWith(["terraform"], "cdktf's own matcher", () => {
  it("finds a module valid", () => {
    Object.assign(process.env, terraformEnvironment());
    const module = new ModuleStack(Testing.app(), "module", { description: "A cluster." });
    const cluster = onlyIf(new Construct(module, "cluster"), hcl("var.tags != {}").value);
    addressed(new EcsCluster(cluster, "Cluster", { name: physicalName(cluster, 255) }));
    expect(Testing.toBeValidTerraform(Testing.fullSynth(module))).toBe(true);
  });
});
