provider "aws" {
  region = "ap-northeast-1"
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
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}

# With the module cluster, these are its outputs arn and capacity_providers.
variable "cluster_arn" {
  type    = string
  default = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
}

variable "capacity_provider" {
  type    = string
  default = "shop-on-demand"
}

module "web" {
  source = "../.."

  name        = "shop-web"
  cluster_arn = var.cluster_arn

  capacity_provider_strategy = {
    on_demand = { capacity_provider = var.capacity_provider, base = 1, weight = 1 }
  }
  ordered_placement_strategy = [
    { type = "spread", field = "attribute:ecs.availability-zone" },
    { type = "binpack", field = "memory" },
  ]
  placement_constraints = {
    types = { type = "memberOf", expression = "attribute:ecs.instance-type =~ t3.*" }
  }

  volume_configuration = {
    name = "ebs-volume"
    managed_ebs_volume = {
      encrypted        = true
      file_system_type = "xfs"
      size_in_gb       = 5
      volume_type      = "gp3"
    }
  }

  volume = {
    my-vol     = {}
    ebs-volume = { configure_at_launch = true }
  }

  container_definitions = {
    ecs-sample = {
      image        = "public.ecr.aws/ecs-sample-image/amazon-ecs-sample:latest"
      memory       = 512
      entrypoint   = ["/usr/sbin/apache2", "-D", "FOREGROUND"]
      portMappings = [{ name = "ecs-sample", containerPort = 80, hostPort = 80, protocol = "tcp" }]

      mountPoints = [
        { sourceVolume = "my-vol", containerPath = "/var/www/my-vol" },
        { sourceVolume = "ebs-volume", containerPath = "/ebs/data" },
      ]

      readonlyRootFilesystem = false

      cloudwatch_log_group_name              = "/aws/ecs/shop/ecs-sample"
      cloudwatch_log_group_retention_in_days = 7
    }
  }

  load_balancer = {
    service = {
      target_group_arn = aws_lb_target_group.web.arn
      container_name   = "ecs-sample"
      container_port   = 80
    }
  }

  vpc_id     = aws_vpc.main.id
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]
  security_group_ingress_rules = {
    alb_http = {
      description                  = "Service port"
      from_port                    = 80
      referenced_security_group_id = aws_security_group.alb.id
    }
  }

  tags = { Team = "shop" }
}

# One on each instance, which sees what the instance does.
module "monitor" {
  source = "../.."

  name                = "shop-monitor"
  cluster_arn         = var.cluster_arn
  network_mode        = "host"
  pid_mode            = "host"
  scheduling_strategy = "DAEMON"

  volume = {
    docker  = { host_path = "/var/run/docker.sock" }
    scratch = { docker_volume_configuration = { scope = "shared", autoprovision = true, driver = "local" } }
  }

  container_definitions = {
    agent = {
      image             = "public.ecr.aws/datadog/agent:7"
      memoryReservation = 256
      privileged        = true
      mountPoints = [
        { sourceVolume = "docker", containerPath = "/var/run/docker.sock", readOnly = true },
        { sourceVolume = "scratch", containerPath = "/scratch" },
      ]
    }
  }
}

output "task_definition_arns" {
  value = [module.web.task_definition_arn, module.monitor.task_definition_arn]
}
