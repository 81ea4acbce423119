variable "cluster_arn" {
  type = string
}

module "report" {
  source = "../modules/ec2-service"

  name                  = "team-report"
  cluster_arn           = var.cluster_arn
  network_mode          = "none"
  create_service        = false
  memory                = 256
  container_definitions = { report = { image = "amazonlinux:2023", command = ["date"] } }
}

output "task_exec_iam_role_name" {
  value = module.report.task_exec_iam_role_name
}
