provider "aws" {
  region = "ap-northeast-1"
}

variable "schedule_expression" {
  type    = string
  default = "cron(0 3 * * ? *)"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id            = aws_vpc.main.id
  availability_zone = ["ap-northeast-1a", "ap-northeast-1c"][count.index]
  cidr_block        = "10.0.${count.index}.0/24"
}

resource "aws_ecs_cluster" "shop" {
  name = "shop"
}

resource "aws_ecs_cluster_capacity_providers" "shop" {
  cluster_name       = aws_ecs_cluster.shop.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_iam_role" "given" {
  name = "given"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

module "report" {
  source = "./modules/scheduled-task"

  name                  = "report"
  cluster_arn           = aws_ecs_cluster.shop.arn
  subnet_ids            = aws_subnet.private[*].id
  vpc_id                = aws_vpc.main.id
  schedule_expression   = var.schedule_expression
  container_definitions = { report = { image = "amazonlinux:2023", command = ["date"] } }
}

module "counted" {
  source = "./modules/scheduled-task"
  count  = 2

  name                  = "counted-${count.index}"
  cluster_arn           = aws_ecs_cluster.shop.arn
  subnet_ids            = aws_subnet.private[*].id
  vpc_id                = aws_vpc.main.id
  schedule_expression   = "rate(${count.index + 2} hours)"
  enabled               = count.index == 0
  container_definitions = { report = { image = "amazonlinux:2023" } }
}

module "each" {
  source = "./modules/scheduled-task"
  for_each = {
    spot    = { providers = { spot = { capacity_provider = "FARGATE_SPOT" } }, window = 30 }
    fargate = { providers = {}, window = null }
  }

  name                       = each.key
  cluster_arn                = aws_ecs_cluster.shop.arn
  subnet_ids                 = aws_subnet.private[*].id
  vpc_id                     = aws_vpc.main.id
  schedule_expression        = "cron(0 9 ? * MON-FRI *)"
  timezone                   = "Asia/Tokyo"
  capacity_provider_strategy = each.value.providers
  maximum_window_in_minutes  = each.value.window
  maximum_retry_attempts     = 3
  task_count                 = 2
  container_definitions      = { report = { image = "amazonlinux:2023" } }
}

module "later" {
  source     = "./modules/scheduled-task"
  depends_on = [module.report, aws_ecs_cluster_capacity_providers.shop]

  name                      = "later"
  cluster_arn               = aws_ecs_cluster.shop.arn
  subnet_ids                = aws_subnet.private[*].id
  vpc_id                    = aws_vpc.main.id
  schedule_expression       = "at(2050-01-31T09:00:00)"
  create_tasks_iam_role     = false
  tasks_iam_role_arn        = aws_iam_role.given.arn
  create_task_exec_iam_role = false
  task_exec_iam_role_arn    = aws_iam_role.given.arn
  container_definitions     = { report = { image = "amazonlinux:2023" } }
}

module "team" {
  source = "./team"

  cluster_arn = aws_ecs_cluster.shop.arn
  subnet_ids  = aws_subnet.private[*].id
  vpc_id      = aws_vpc.main.id
}

output "by_itself" {
  value = module.report.schedule_name
}

output "counted" {
  value = module.counted[*].schedule_name
}

output "for_each" {
  value = { for name, called in module.each : name => called.schedule_name }
}

output "inside" {
  value = module.team.schedule_name
}
