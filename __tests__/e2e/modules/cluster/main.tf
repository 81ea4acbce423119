provider "aws" {
  region = "ap-northeast-1"
}

variable "most_instances" {
  type    = number
  default = 2
}

variable "weight" {
  type    = number
  default = 1
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

resource "aws_security_group" "peers" {
  name   = "peers"
  vpc_id = aws_vpc.main.id
}

resource "aws_service_discovery_http_namespace" "shop" {
  name = "shop"
}

resource "aws_launch_template" "batch" {
  name          = "batch"
  image_id      = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
  instance_type = "t3.small"
}

resource "aws_autoscaling_group" "batch" {
  name                  = "batch"
  min_size              = 0
  max_size              = 1
  vpc_zone_identifier   = aws_subnet.private[*].id
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
  source = "./modules/cluster"

  name                     = "shop"
  setting                  = [{ name = "containerInsights", value = "enabled" }]
  service_connect_defaults = { namespace = aws_service_discovery_http_namespace.shop.arn }
  configuration            = { execute_command_configuration = { log_configuration = {} } }

  cluster_capacity_providers = ["FARGATE", "FARGATE_SPOT"]
  default_capacity_provider_strategy = {
    on-demand = { base = 1, weight = var.weight }
    batch     = { weight = 2 }
  }

  capacity_providers = {
    batch = {
      auto_scaling_group_provider = {
        auto_scaling_group_arn         = aws_autoscaling_group.batch.arn
        managed_termination_protection = "ENABLED"
        managed_scaling                = { status = "ENABLED", target_capacity = 60, minimum_scaling_step_size = 1, maximum_scaling_step_size = 5 }
      }
    }
  }

  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.private[*].id
  instance_capacity = {
    on-demand = {
      instance_type      = "t4g.small"
      cpu_architecture   = "ARM64"
      max_size           = var.most_instances
      root_volume        = { size_in_gb = 40 }
      security_group_ids = [aws_security_group.peers.id]
      iam_role_policies  = { read = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
      user_data          = "echo ECS_LOGLEVEL=debug >> /etc/ecs/ecs.config"
      managed_scaling    = { target_capacity = 90 }
    }
    spot = {
      instance_type = "t3.small"
      max_size      = 1
      subnet_ids    = [aws_subnet.private[0].id]
      spot          = { max_price = "0.02" }
    }
    mixed = {
      instance_type = "t3.medium"
      max_size      = 4
      mixed_instances_policy = {
        instances_distribution = {
          on_demand_base_capacity                  = 0
          on_demand_percentage_above_base_capacity = 0
          spot_allocation_strategy                 = "price-capacity-optimized"
        }
        launch_template = {
          override = [{ instance_type = "m5.large", weighted_capacity = "2" }, { instance_type = "t3.large", weighted_capacity = "1" }]
        }
      }
    }
  }

  tags = { Team = "shop" }
}

module "counted" {
  source = "./modules/cluster"
  count  = 2

  name       = "counted-${count.index}"
  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.private[*].id
  instance_capacity = {
    same = { instance_type = "t3.small", max_size = 1, managed_termination_protection = "DISABLED" }
  }
}

module "each" {
  source   = "./modules/cluster"
  for_each = { fargate = ["FARGATE"], plain = [] }

  name                       = each.key
  cluster_capacity_providers = each.value
}

module "later" {
  source     = "./modules/cluster"
  depends_on = [module.shop]

  name                       = "later"
  cluster_capacity_providers = [module.shop.capacity_providers["mixed"].name]
}

module "team" {
  source = "./team"

  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.private[*].id
}

module "none" {
  source = "./modules/cluster"

  create            = false
  name              = "none"
  vpc_id            = aws_vpc.main.id
  subnet_ids        = aws_subnet.private[*].id
  instance_capacity = { none = { instance_type = "t3.small", max_size = 1 } }
}

output "by_itself" {
  value = { for key, provider in module.shop.capacity_providers : key => provider.name }
}

output "sessions" {
  value = module.shop.cloudwatch_log_group_name
}

output "counted" {
  value = [for called in module.counted : [called.name, called.capacity_providers["same"].name, called.autoscaling_groups["same"].name]]
}

output "for_each" {
  value = { for name, called in module.each : name => length(called.cluster_capacity_providers) }
}

output "inside" {
  value = module.team.name
}

output "none" {
  value = module.none.arn
}
