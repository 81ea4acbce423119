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
    name            = optional(string, "shop")
    subnet_ids      = optional(list(string), ["subnet-a"])
    provider_name   = optional(string)
    target_capacity = optional(number, 100)
    host_port       = optional(number)
    with_memory     = optional(bool, true)
  })
}

module "cluster" {
  source = "./modules/cluster"

  name       = var.inputs.name
  vpc_id     = "vpc-1"
  subnet_ids = var.inputs.subnet_ids
  instance_capacity = {
    web = {
      instance_type   = "t3.small"
      max_size        = 2
      name            = var.inputs.provider_name
      managed_scaling = { target_capacity = var.inputs.target_capacity }
    }
  }
}

module "web" {
  source = "./modules/ec2-service"

  name        = "web"
  cluster_arn = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
  vpc_id      = "vpc-1"
  subnet_ids  = var.inputs.subnet_ids
  container_definitions = {
    web = {
      image        = "nginx:1.27"
      memory       = var.inputs.with_memory ? 128 : null
      portMappings = [{ containerPort = 80, hostPort = var.inputs.host_port }]
    }
  }
}
`;

describeRefusedInputs("wrong inputs of the modules cluster and ec2-service", ROOT, [
  [{ subnet_ids: [] }, "instance_capacity has no subnets for web; allowed: one subnet or more."],
  [{ subnet_ids: [] }, "SV008 subnet_ids is []; allowed: 1 to 16 subnets."],
  [{ name: `shop-${"x".repeat(50)}` }, "allowed: up to 54 characters together with each key of var.instance_capacity."],
  [
    { provider_name: "ECS-web" },
    "CL009 name is ECS-web; allowed: a name that does not begin with aws, ecs or fargate. Put something in front of it.",
  ],
  [{ target_capacity: 0 }, "CL012 instance_capacity[*].managed_scaling.target_capacity is 0; allowed: 1 to 100"],
  [{ host_port: 8080 }, "hostPort is 8080; allowed: the container's port, in awsvpc mode. Leave hostPort out."],
  [{ with_memory: false }, "CD005 container_definitions[*].memory is null for web; allowed: a number of MiB here"],
]);
