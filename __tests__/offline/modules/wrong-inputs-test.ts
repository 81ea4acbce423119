import { describeRefusedInputs } from "../../support/refused-inputs";

const ROOT = `
provider "aws" {
  region                      = "ap-northeast-1"
  access_key                  = "placeholder"
  secret_key                  = "placeholder"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

variable "inputs" {
  type = object({
    name       = optional(string, "shop")
    cpu        = optional(number, 256)
    subnet_ids = optional(list(string), ["subnet-a"])
    port       = optional(number, 80)
    container  = optional(string, "web")
  })
}

module "web" {
  source = "./modules/fargate-service"

  name                  = var.inputs.name
  cluster_arn           = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
  cpu                   = var.inputs.cpu
  memory                = 512
  subnet_ids            = var.inputs.subnet_ids
  create_security_group = false
  security_group_ids    = ["sg-1"]
  container_definitions = { web = { image = "nginx:1.27", portMappings = [{ containerPort = var.inputs.port }] } }
  load_balancer = {
    web = {
      target_group_arn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/web/1"
      container_name   = var.inputs.container
      container_port   = 80
    }
  }
}
`;

describeRefusedInputs("wrong inputs of the module fargate-service", ROOT, [
  [
    { cpu: 300 },
    "TD009 cpu is 300; allowed: 256, 512, 1024, 2048, 4096, 8192, 16384 (CPU units). Take one of these sizes; 1024 units are one vCPU.",
  ],
  [{ cpu: 1024 }, "TD010 memory is 512; allowed: 2048, 3072, 4096, 5120, 6144, 7168, 8192 (MiB) with cpu 1024."],
  [
    { subnet_ids: [] },
    "SV008 subnet_ids is []; allowed: 1 to 16 subnets. Give the service subnets, for example the private subnets of a Network.",
  ],
  [{ name: `shop-${"x".repeat(60)}` }, "allowed: a letter, then letters, digits and hyphens, up to 49 in all."],
  [
    { port: 70000 },
    "CD008 container_definitions[*].portMappings[*].containerPort is 70000; allowed: a whole number from 1 to 65535.",
  ],
  [
    { container: "apache" },
    "SV050 load_balancer[*].container_name is apache; allowed: web. Name a container of the task definition.",
  ],
]);
