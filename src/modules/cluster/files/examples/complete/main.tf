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

resource "aws_kms_key" "sessions" {}

resource "aws_service_discovery_http_namespace" "shop" {
  name = "shop"
}

resource "aws_launch_template" "batch" {
  name          = "batch"
  image_id      = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
  instance_type = "c7i.large"
  user_data     = base64encode("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n")
}

resource "aws_autoscaling_group" "batch" {
  name                  = "batch"
  min_size              = 0
  max_size              = 4
  vpc_zone_identifier   = [for subnet in aws_subnet.private : subnet.id]
  protect_from_scale_in = true

  launch_template {
    id      = aws_launch_template.batch.id
    version = "$Latest"
  }

  tag {
    key                 = "AmazonECSManaged"
    value               = true
    propagate_at_launch = true
  }
}

module "shop" {
  source = "../.."

  name = "shop"

  setting                  = [{ name = "containerInsights", value = "enhanced" }]
  service_connect_defaults = { namespace = aws_service_discovery_http_namespace.shop.arn }

  configuration = {
    execute_command_configuration = {
      kms_key_id        = aws_kms_key.sessions.arn
      log_configuration = { cloud_watch_encryption_enabled = true }
    }
  }
  cloudwatch_log_group_retention_in_days = 90

  cluster_capacity_providers = ["FARGATE", "FARGATE_SPOT"]
  default_capacity_provider_strategy = {
    on-demand = { base = 20, weight = 60 }
    spot      = { weight = 40 }
  }

  capacity_providers = {
    batch = {
      auto_scaling_group_provider = {
        auto_scaling_group_arn         = aws_autoscaling_group.batch.arn
        managed_draining               = "ENABLED"
        managed_termination_protection = "ENABLED"

        managed_scaling = {
          minimum_scaling_step_size = 1
          maximum_scaling_step_size = 5
          status                    = "ENABLED"
          target_capacity           = 60
        }
      }
    }
  }

  vpc_id     = aws_vpc.main.id
  subnet_ids = [for subnet in aws_subnet.private : subnet.id]

  instance_capacity = {
    on-demand = {
      instance_type     = "t4g.large"
      cpu_architecture  = "ARM64"
      max_size          = 5
      root_volume       = { size_in_gb = 60 }
      iam_role_policies = { ssm = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }

      managed_scaling = { minimum_scaling_step_size = 1, maximum_scaling_step_size = 5, target_capacity = 60 }
    }

    spot = {
      instance_type     = "t3.medium"
      max_size          = 5
      iam_role_policies = { ssm = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }

      mixed_instances_policy = {
        instances_distribution = {
          on_demand_base_capacity                  = 0
          on_demand_percentage_above_base_capacity = 0
          spot_allocation_strategy                 = "price-capacity-optimized"
        }

        launch_template = {
          override = [
            { instance_type = "m4.large", weighted_capacity = "2" },
            { instance_type = "t3.large", weighted_capacity = "1" },
          ]
        }
      }

      user_data = <<-EOT
        cat <<'EOF' >> /etc/ecs/ecs.config
        ECS_LOGLEVEL=debug
        ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
        EOF
      EOT

      managed_scaling = { minimum_scaling_step_size = 5, maximum_scaling_step_size = 15, target_capacity = 90 }
    }
  }

  tags = { Team = "shop" }
}

# Tasks in bridge mode are behind ports of their instance that Docker chooses.
resource "aws_vpc_security_group_ingress_rule" "instances" {
  for_each = module.shop.instance_security_group_ids

  security_group_id            = each.value
  referenced_security_group_id = aws_security_group.alb.id
  ip_protocol                  = "tcp"
  from_port                    = 32768
  to_port                      = 61000
}

output "capacity_provider_names" {
  value = { for key, provider in module.shop.capacity_providers : key => provider.name }
}
