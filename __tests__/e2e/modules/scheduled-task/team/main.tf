variable "cluster_arn" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

module "report" {
  source = "../modules/scheduled-task"

  name                  = "team-report"
  cluster_arn           = var.cluster_arn
  subnet_ids            = var.subnet_ids
  vpc_id                = var.vpc_id
  schedule_expression   = "rate(1 day)"
  container_definitions = { report = { image = "amazonlinux:2023" } }
}

output "schedule_name" {
  value = module.report.schedule_name
}
