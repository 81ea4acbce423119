provider "aws" {
  region = "ap-northeast-1"
}

variable "count_of_tasks" {
  type    = number
  default = 2
}

variable "most_tasks" {
  type    = number
  default = 4
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

resource "aws_service_discovery_http_namespace" "shop" {
  name = "shop"
}

resource "aws_lb_target_group" "web" {
  name        = "web"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}

resource "aws_secretsmanager_secret" "database" {
  name                    = "database"
  recovery_window_in_days = 0
}

resource "aws_efs_file_system" "files" {}

resource "aws_ecr_repository" "api" {
  name = "api"
}

module "shop" {
  source = "./modules/fargate-service"

  name        = "shop"
  cluster_arn = aws_ecs_cluster.shop.arn
  subnet_ids  = aws_subnet.private[*].id
  vpc_id      = aws_vpc.main.id

  container_definitions = {
    nginx = {
      image        = "nginx:1.27"
      portMappings = [{ containerPort = 80 }]
      environment  = [{ name = "QUOTED", value = "\"$${not}\" %%{an} \\expression" }]
      secrets      = [{ name = "PASSWORD", valueFrom = aws_secretsmanager_secret.database.arn }]
    }
  }

  load_balancer = {
    web = {
      target_group_arn = aws_lb_target_group.web.arn
      container_name   = "nginx"
      container_port   = 80
    }
  }
  health_check_grace_period_seconds = 30
  deployment_circuit_breaker        = { enable = true, rollback = true }

  security_group_ingress_rules = {
    web    = { from_port = 80, cidr_ipv4 = aws_vpc.main.cidr_block }
    itself = { ip_protocol = "-1", referenced_security_group_id = "self" }
  }

  autoscaling_max_capacity = var.most_tasks
  autoscaling_scheduled_actions = {
    night = { min_capacity = 0, max_capacity = 1, schedule = "cron(0 21 * * ? *)", timezone = "Asia/Tokyo" }
  }

  service_tags = { Tier = "web" }
  tags         = { Team = "shop" }
}

module "counted" {
  source = "./modules/fargate-service"
  count  = 2

  name               = "counted-${count.index}"
  cluster_arn        = aws_ecs_cluster.shop.arn
  subnet_ids         = aws_subnet.private[*].id
  vpc_id             = aws_vpc.main.id
  enable_autoscaling = count.index == 0
  desired_count      = var.count_of_tasks

  container_definitions = {
    api = {
      image                       = "${aws_ecr_repository.api.repository_url}:1"
      create_cloudwatch_log_group = count.index == 0
    }
  }
}

module "each" {
  source   = "./modules/fargate-service"
  for_each = { spot = true, alone = false }

  name           = each.key
  cluster_arn    = aws_ecs_cluster.shop.arn
  subnet_ids     = aws_subnet.private[*].id
  vpc_id         = aws_vpc.main.id
  create_service = each.value

  enable_execute_command = each.value
  container_definitions = {
    web = {
      image        = "httpd:2.4"
      portMappings = [{ name = "web", containerPort = 80 }]
      mountPoints  = [for volume in each.value ? [] : ["files"] : { sourceVolume = volume, containerPath = "/files" }]
      dependsOn    = [{ containerName = "log-router", condition = "START" }]

      logConfiguration = { logDriver = "awsfirelens", options = { Name = "stdout" } }
    }
    log-router = {
      image                 = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable"
      user                  = "0"
      firelensConfiguration = { type = "fluentbit" }
    }
  }
  volume = each.value ? {} : {
    files = {
      efs_volume_configuration = {
        file_system_id       = aws_efs_file_system.files.id
        authorization_config = { iam = "ENABLED" }
      }
    }
  }

  capacity_provider_strategy = { spot = { capacity_provider = "FARGATE_SPOT" } }
  service_connect_configuration = {
    namespace = aws_service_discovery_http_namespace.shop.arn
    service   = [{ port_name = "web", client_alias = { port = 80, dns_name = "web" } }]
  }

  runtime_platform          = { cpu_architecture = "ARM64" }
  tasks_iam_role_policies   = { read = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  tasks_iam_role_statements = [{ actions = ["s3:List*"], resources = ["arn:aws:s3:::*"] }]
}

module "later" {
  source     = "./modules/fargate-service"
  depends_on = [module.shop, aws_ecs_cluster_capacity_providers.shop]

  name                  = "later"
  cluster_arn           = aws_ecs_cluster.shop.arn
  subnet_ids            = aws_subnet.private[*].id
  vpc_id                = aws_vpc.main.id
  create_security_group = false
  security_group_ids    = [module.shop.security_group_id]
  container_definitions = { app = { image = "nginx:1.27" } }
}

module "team" {
  source = "./team"

  cluster_arn = aws_ecs_cluster.shop.arn
  subnet_ids  = aws_subnet.private[*].id
  vpc_id      = aws_vpc.main.id
}

module "none" {
  source = "./modules/fargate-service"

  create                = false
  name                  = "none"
  cluster_arn           = aws_ecs_cluster.shop.arn
  subnet_ids            = aws_subnet.private[*].id
  vpc_id                = aws_vpc.main.id
  container_definitions = {}
}

output "by_itself" {
  value = module.shop.name
}

output "counted" {
  value = module.counted[*].cloudwatch_log_groups
}

output "for_each" {
  value = { for name, called in module.each : name => [called.name, called.task_definition_family] }
}

output "inside" {
  value = module.team.task_exec_iam_role_name
}

output "none" {
  value = module.none.id
}
