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

module "cluster" {
  source = "./modules/cluster"

  name              = "shop"
  vpc_id            = aws_vpc.main.id
  subnet_ids        = aws_subnet.private[*].id
  instance_capacity = { web = { instance_type = "t3.small", max_size = 2 } }
}

resource "aws_lb_target_group" "web" {
  name        = "web"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}

resource "aws_lb_target_group" "bridge" {
  name     = "bridge"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

module "shop" {
  source = "./modules/ec2-service"

  name        = "shop"
  cluster_arn = module.cluster.arn
  vpc_id      = aws_vpc.main.id
  subnet_ids  = aws_subnet.private[*].id

  capacity_provider_strategy = {
    on_demand = { capacity_provider = module.cluster.capacity_providers["web"].name, base = 1 }
  }
  ordered_placement_strategy = [
    { type = "spread", field = "attribute:ecs.availability-zone" },
    { type = "binpack", field = "memory" },
  ]
  placement_constraints = { small = { type = "memberOf", expression = "attribute:ecs.instance-type =~ t3.*" } }

  volume = {
    scratch = {}
    disk    = { configure_at_launch = true }
  }
  volume_configuration = {
    name               = "disk"
    managed_ebs_volume = { size_in_gb = 5, volume_type = "gp3", file_system_type = "xfs" }
  }

  container_definitions = {
    nginx = {
      image        = "nginx:1.27"
      memory       = 256
      portMappings = [{ containerPort = 80 }]
      mountPoints = [
        { sourceVolume = "scratch", containerPath = "/scratch" },
        { sourceVolume = "disk", containerPath = "/data" },
      ]
    }
  }

  load_balancer = {
    web = {
      target_group_arn = aws_lb_target_group.web.arn
      container_name   = "nginx"
      container_port   = 80
    }
  }

  security_group_ingress_rules = { web = { from_port = 80, cidr_ipv4 = aws_vpc.main.cidr_block } }
  autoscaling_max_capacity     = var.most_tasks
  tags                         = { Team = "shop" }
}

module "counted" {
  source     = "./modules/ec2-service"
  count      = 2
  depends_on = [module.cluster]

  name               = "counted-${count.index}"
  cluster_arn        = module.cluster.arn
  network_mode       = ["bridge", "host"][count.index]
  enable_autoscaling = false
  desired_count      = var.count_of_tasks

  container_definitions = {
    web = {
      image             = "httpd:2.4"
      memoryReservation = 128
      portMappings      = [{ containerPort = 80, hostPort = [0, 80][count.index] }]
    }
  }

  load_balancer = count.index == 1 ? {} : {
    web = { target_group_arn = aws_lb_target_group.bridge.arn, container_name = "web", container_port = 80 }
  }
}

module "each" {
  source   = "./modules/ec2-service"
  for_each = { DAEMON = true, REPLICA = false }

  name                = lower(each.key)
  cluster_arn         = module.cluster.arn
  network_mode        = "bridge"
  scheduling_strategy = each.key
  create_service      = each.value

  runtime_platform                      = each.value ? null : { cpu_architecture = "ARM64" }
  task_definition_placement_constraints = { small = { type = "memberOf", expression = "attribute:ecs.instance-type =~ t3.*" } }

  volume = {
    docker  = { host_path = "/var/run/docker.sock" }
    scratch = { docker_volume_configuration = { scope = "shared", autoprovision = true, driver = "local", labels = { team = "shop" } } }
  }
  container_definitions = {
    agent = {
      image           = "fluent/fluent-bit:3.0"
      memory          = 64
      privileged      = true
      linuxParameters = { tmpfs = [{ containerPath = "/tmp", size = 64 }], initProcessEnabled = true }
      mountPoints     = [{ sourceVolume = "docker", containerPath = "/var/run/docker.sock", readOnly = true }]
    }
  }
}

module "team" {
  source = "./team"

  cluster_arn = module.cluster.arn
}

module "none" {
  source = "./modules/ec2-service"

  create                = false
  name                  = "none"
  cluster_arn           = module.cluster.arn
  network_mode          = "bridge"
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
