import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeBlocks } from "../support/markdown";
import { Project } from "../support/project";
import { Terraform, TerraformError } from "../support/terraform";
import { describeWith } from "../support/toolchain";

const ROOT = `
provider "aws" {
  region                      = "ap-northeast-1"
  access_key                  = "placeholder"
  secret_key                  = "placeholder"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
variable "cpu" {
  default = 256
}
module "batch" {
  source            = "./modules/batch"
  for_each          = { report = false, import = true }
  name              = each.key
  image             = "busybox"
  cpu               = var.cpu
  create_repository = each.value
}
`;

describeWith(["terraform"], "the module of docs/modules.md", () => {
  const project = new Project();
  const terraform = new Terraform(project.directory);

  beforeAll(async () => {
    const [program = ""] = codeBlocks("docs/modules.md", "ts");
    project.write("batch.ts", program);
    expect(project.run("npx", ["tsx", "batch.ts"])).toMatchObject({ status: 0, stdout: "" });
    project.write("main.tf", ROOT);
    await terraform.init();
  });

  it("is made by about twenty lines", () => {
    const [program = ""] = codeBlocks("docs/modules.md", "ts");
    expect(program.trim().split("\n").length).toBeLessThanOrEqual(20);
  });

  it("says what goes in and comes out", () => {
    const readme = readFileSync(join(project.directory, "modules/batch/README.md"), "utf8");
    expect(readme).toContain("| `cpu` | CPU units, 1024 for one vCPU | `number` | `256` | no |");
    expect(readme).toContain("| `repository_url` | Null if there is none |");
  });

  it("is planned, with and without its repository", async () => {
    const plan = await terraform.plan();
    const { resource_changes: changes = [] } = await plan.json();
    const repositories = changes.filter(({ type }) => type === "aws_ecr_repository");
    expect(repositories.map(({ address }) => address)).toEqual(['module.batch["import"].aws_ecr_repository.images[0]']);
    expect(changes.filter(({ type }) => type === "aws_ecs_task_definition")).toHaveLength(2);
  });

  it("refuses a size that Fargate has not, as the guide says", async () => {
    const [text = ""] = codeBlocks("docs/modules.md", "text");
    const error = await terraform.plan({ vars: { cpu: 300 } }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TerraformError);
    expect(String(error).replaceAll(/[\s│╷╵]+/g, " ")).toContain(text.trim());
  });
});
