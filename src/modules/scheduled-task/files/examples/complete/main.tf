provider "aws" {
  region = "ap-northeast-1"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_ecs_cluster" "shop" {
  name = "shop"
}

resource "aws_ecs_cluster_capacity_providers" "shop" {
  cluster_name       = aws_ecs_cluster.shop.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_s3_bucket" "reports" {
  bucket_prefix = "shop-reports-"
}

module "report" {
  source     = "../.."
  depends_on = [aws_ecs_cluster_capacity_providers.shop]

  name        = "shop-report"
  cluster_arn = aws_ecs_cluster.shop.arn
  cpu         = 512
  memory      = 1024

  schedule_expression          = "cron(0 3 * * ? *)"
  timezone                     = "Asia/Tokyo"
  maximum_window_in_minutes    = 30
  maximum_retry_attempts       = 3
  maximum_event_age_in_seconds = 3600
  task_count                   = 2

  capacity_provider_strategy = {
    spot = { capacity_provider = "FARGATE_SPOT" }
  }

  container_definitions = {
    report = {
      image       = "amazonlinux:2023"
      command     = ["sh", "-c", "date > /reports/today"]
      environment = [{ name = "BUCKET", value = aws_s3_bucket.reports.id }]
      mountPoints = [{ sourceVolume = "reports", containerPath = "/reports" }]

      cloudwatch_log_group_retention_in_days = 30
    }
  }
  volume = { reports = {} }

  tasks_iam_role_statements = [{
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.reports.arn}/*"]
  }]

  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.private.id]

  tags = { Team = "shop" }
}

output "dead_letter_queue_url" {
  value = module.report.dead_letter_queue_url
}
