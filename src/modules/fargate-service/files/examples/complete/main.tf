provider "aws" {
  region = "ap-northeast-1"
}

data "aws_ssm_parameter" "fluent_bit" {
  name = "/aws/service/aws-for-fluent-bit/stable"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  for_each = { ap-northeast-1a = 0, ap-northeast-1c = 1 }

  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 4, each.value)
}

resource "aws_security_group" "alb" {
  name   = "shop-alb"
  vpc_id = aws_vpc.main.id
}

resource "aws_lb_target_group" "web" {
  name        = "shop-web"
  port        = 3000
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
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

resource "aws_secretsmanager_secret" "database" {
  name = "shop/database"
}

module "web" {
  source     = "../.."
  depends_on = [aws_ecs_cluster_capacity_providers.shop]

  name        = "shop-web"
  cluster_arn = aws_ecs_cluster.shop.arn

  cpu    = 1024
  memory = 4096

  enable_execute_command = true

  container_definitions = {
    fluent-bit = {
      image             = nonsensitive(data.aws_ssm_parameter.fluent_bit.value)
      cpu               = 512
      memory            = 1024
      memoryReservation = 50
      essential         = true
      user              = "0"

      firelensConfiguration = { type = "fluentbit" }

      cloudwatch_log_group_retention_in_days = 30
    }

    web = {
      image             = "public.ecr.aws/aws-containers/ecsdemo-frontend:776fd50"
      cpu               = 512
      memory            = 1024
      memoryReservation = 100

      portMappings = [{ name = "web", containerPort = 3000, hostPort = 3000, protocol = "tcp" }]
      environment  = [{ name = "LANG", value = "ja_JP.UTF-8" }]
      secrets      = [{ name = "PASSWORD", valueFrom = "${aws_secretsmanager_secret.database.arn}:password::" }]

      readonlyRootFilesystem = false
      linuxParameters        = { capabilities = { drop = ["NET_RAW"] } }
      restartPolicy          = { enabled = true, ignoredExitCodes = [1], restartAttemptPeriod = 60 }
      healthCheck            = { command = ["CMD-SHELL", "curl -f http://localhost:3000/health || exit 1"] }
      dependsOn              = [{ containerName = "fluent-bit", condition = "START" }]
      volumesFrom            = [{ sourceContainer = "fluent-bit", readOnly = false }]

      enable_cloudwatch_logging = false
      logConfiguration = {
        logDriver = "awsfirelens"
        options   = { Name = "stdout", log-driver-buffer-limit = "2097152" }
      }
    }
  }

  capacity_provider_strategy = {
    on_demand = { capacity_provider = "FARGATE", base = 1, weight = 1 }
    spot      = { capacity_provider = "FARGATE_SPOT", weight = 3 }
  }

  deployment_circuit_breaker    = { enable = true, rollback = true }
  availability_zone_rebalancing = "ENABLED"

  service_connect_configuration = {
    namespace = aws_service_discovery_http_namespace.shop.arn
    service = [{
      port_name      = "web"
      discovery_name = "web"
      client_alias   = { port = 3000, dns_name = "web" }
    }]
  }

  load_balancer = {
    service = {
      target_group_arn = aws_lb_target_group.web.arn
      container_name   = "web"
      container_port   = 3000
    }
  }
  health_check_grace_period_seconds = 30

  autoscaling_min_capacity = 2
  autoscaling_max_capacity = 6
  autoscaling_policies = {
    cpu = {
      target_tracking_scaling_policy_configuration = {
        target_value                    = 60
        predefined_metric_specification = { predefined_metric_type = "ECSServiceAverageCPUUtilization" }
      }
    }
  }
  autoscaling_scheduled_actions = {
    morning = { min_capacity = 4, max_capacity = 6, schedule = "cron(0 9 * * ? *)", timezone = "Asia/Tokyo" }
    night   = { min_capacity = 2, max_capacity = 6, schedule = "cron(0 21 * * ? *)", timezone = "Asia/Tokyo" }
  }

  tasks_iam_role_name                 = "shop-web-tasks"
  tasks_iam_role_description          = "The web pages of the shop"
  tasks_iam_role_max_session_duration = 7200
  tasks_iam_role_policies             = { ReadOnlyAccess = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
  tasks_iam_role_statements           = [{ actions = ["s3:List*"], resources = ["arn:aws:s3:::*"] }]

  vpc_id     = aws_vpc.main.id
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]
  security_group_ingress_rules = {
    alb_3000 = {
      description                  = "Service port"
      from_port                    = 3000
      referenced_security_group_id = aws_security_group.alb.id
    }
  }
  security_group_egress_rules = {
    all = { ip_protocol = "-1", cidr_ipv4 = "0.0.0.0/0" }
  }

  service_tags = { Tier = "web" }
  tags         = { Team = "shop" }
}

module "report" {
  source = "../.."

  name           = "shop-report"
  cluster_arn    = aws_ecs_cluster.shop.arn
  create_service = false

  runtime_platform = { cpu_architecture = "ARM64", operating_system_family = "LINUX" }
  volume           = { reports = {} }

  container_definitions = {
    report = {
      image       = "public.ecr.aws/amazonlinux/amazonlinux:2023-minimal"
      entrypoint  = ["/usr/bin/sh", "-c"]
      command     = ["date > /var/reports/today"]
      mountPoints = [{ sourceVolume = "reports", containerPath = "/var/reports" }]
    }
  }

  vpc_id     = aws_vpc.main.id
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]
}

output "task_definition_arns" {
  value = [module.web.task_definition_arn, module.report.task_definition_arn]
}
