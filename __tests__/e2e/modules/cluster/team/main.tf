variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

module "cluster" {
  source = "../modules/cluster"

  name                               = "ecs-team"
  vpc_id                             = var.vpc_id
  subnet_ids                         = var.subnet_ids
  instance_capacity                  = { web = { instance_type = "t3.small", max_size = 1 } }
  default_capacity_provider_strategy = { web = {} }
}

output "name" {
  value = module.cluster.capacity_providers["web"].name
}
