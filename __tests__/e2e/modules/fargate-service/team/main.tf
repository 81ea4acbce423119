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
  source = "../modules/fargate-service"

  name                  = "team-report"
  cluster_arn           = var.cluster_arn
  subnet_ids            = var.subnet_ids
  vpc_id                = var.vpc_id
  container_definitions = { report = { image = "amazonlinux:2023", essential = true } }
}

output "task_exec_iam_role_name" {
  value = module.report.task_exec_iam_role_name
}
