mock_provider "aws" {}

variables {
  name        = "shop-web"
  cluster_arn = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
  subnet_ids  = ["subnet-a", "subnet-c"]
  vpc_id      = "vpc-1"

  container_definitions = {
    nginx = {
      image        = "nginx:1.27"
      memory       = 128
      portMappings = [{ containerPort = 80 }]
    }
  }
}

run "tasks_with_interfaces_of_their_own" {
  command = plan

  assert {
    condition     = aws_ecs_service.main[0].launch_type == "EC2" && aws_ecs_service.main[0].scheduling_strategy == "REPLICA"
    error_message = "Without a strategy, the launch type is EC2."
  }

  assert {
    condition     = aws_ecs_service.main[0].network_configuration[0].subnets == toset(["subnet-a", "subnet-c"])
    error_message = "The tasks stand in the subnets."
  }

  assert {
    condition     = aws_ecs_task_definition.main[0].network_mode == "awsvpc" && aws_ecs_task_definition.main[0].requires_compatibilities == toset(["EC2"])
    error_message = "The task definition is for instances."
  }

  assert {
    condition     = length(aws_ecs_task_definition.main[0].runtime_platform) == 0 && length(aws_iam_role.volume_role) == 0
    error_message = "Tasks start on whatever instance there is, and ECS makes no disks."
  }

  assert {
    condition     = toset(keys(aws_appautoscaling_policy.main)) == toset(["cpu", "memory"])
    error_message = "The service is scaled by CPU and memory."
  }
}

run "tasks_in_the_network_of_their_instance" {
  command = plan

  variables {
    network_mode = "bridge"
    subnet_ids   = []
    vpc_id       = null
    container_definitions = {
      web   = { image = "nginx:1.27", memoryReservation = 128, links = ["redis"], portMappings = [{ containerPort = 80, hostPort = 0 }] }
      redis = { image = "redis:7", memory = 64, extraHosts = [{ hostname = "db", ipAddress = "10.0.0.9" }], linuxParameters = { tmpfs = [{ containerPath = "/tmp", size = 64 }] } }
    }
  }

  assert {
    condition     = length(aws_ecs_service.main[0].network_configuration) == 0
    error_message = "The service has no network configuration."
  }

  assert {
    condition     = length(aws_security_group.main) + length(aws_vpc_security_group_egress_rule.main) == 0
    error_message = "No security group is made."
  }

  assert {
    condition     = [for container in jsondecode(aws_ecs_task_definition.main[0].container_definitions) : container if container.name == "web"][0].links == ["redis"]
    error_message = "Containers are linked."
  }

  assert {
    condition     = [for container in jsondecode(aws_ecs_task_definition.main[0].container_definitions) : container if container.name == "redis"][0].linuxParameters == { tmpfs = [{ containerPath = "/tmp", size = 64 }] }
    error_message = "Containers have what instances can do, without nulls."
  }
}

run "one_task_on_each_instance" {
  command = plan

  variables {
    network_mode        = "host"
    scheduling_strategy = "DAEMON"
    pid_mode            = "host"
    volume = {
      docker  = { host_path = "/var/run/docker.sock" }
      scratch = { docker_volume_configuration = { scope = "shared", autoprovision = true } }
    }
  }

  assert {
    condition     = length(aws_ecs_service.main) == 0 && aws_ecs_service.main_unscaled[0].desired_count == null
    error_message = "The number of tasks is nobody's to say."
  }

  assert {
    condition     = length(aws_appautoscaling_target.main) + length(aws_appautoscaling_policy.main) == 0
    error_message = "Nothing scales."
  }

  assert {
    condition     = { for volume in aws_ecs_task_definition.main[0].volume : volume.name => volume.host_path }.docker == "/var/run/docker.sock"
    error_message = "The task sees the directory of its instance."
  }
}

run "where_tasks_are_placed" {
  command = plan

  variables {
    enable_autoscaling                    = false
    desired_count                         = 3
    ordered_placement_strategy            = [{ type = "spread", field = "instanceId" }, { type = "binpack", field = "memory" }]
    placement_constraints                 = { apart = { type = "distinctInstance" } }
    task_definition_placement_constraints = { small = { type = "memberOf", expression = "attribute:ecs.instance-type =~ t3.*" } }
    capacity_provider_strategy            = { on_demand = { capacity_provider = "shop-on-demand" } }
    runtime_platform                      = { cpu_architecture = "ARM64" }
  }

  assert {
    condition     = [for strategy in aws_ecs_service.main_unscaled[0].ordered_placement_strategy : strategy.type] == ["spread", "binpack"]
    error_message = "Instances are filled in the order that the caller says."
  }

  assert {
    condition     = one(aws_ecs_service.main_unscaled[0].placement_constraints).type == "distinctInstance" && one(aws_ecs_task_definition.main[0].placement_constraints).type == "memberOf"
    error_message = "Both the service and the task definition say which instances."
  }

  assert {
    condition     = aws_ecs_service.main_unscaled[0].desired_count == 3 && one(aws_ecs_service.main_unscaled[0].capacity_provider_strategy).weight == 1
    error_message = "Three tasks run on the one capacity provider."
  }

  assert {
    condition     = aws_ecs_task_definition.main[0].runtime_platform[0].cpu_architecture == "ARM64"
    error_message = "The tasks are for instances of the one kind."
  }
}

run "disks_that_ecs_makes" {
  command = plan

  variables {
    volume               = { data = { configure_at_launch = true } }
    volume_configuration = { name = "data", managed_ebs_volume = { size_in_gb = 5 } }
  }

  assert {
    condition     = aws_ecs_service.main[0].volume_configuration[0].managed_ebs_volume[0].encrypted && length(aws_iam_role.volume_role) == 1
    error_message = "The disk is encrypted, and ECS may make it."
  }
}

run "a_role_of_the_caller_for_disks" {
  command = plan

  variables {
    volume                         = { data = { configure_at_launch = true } }
    volume_configuration           = { name = "data", managed_ebs_volume = { size_in_gb = 5 } }
    create_infrastructure_iam_role = false
    infrastructure_iam_role_arn    = "arn:aws:iam::123456789012:role/disks"
  }

  assert {
    condition     = aws_ecs_service.main[0].volume_configuration[0].managed_ebs_volume[0].role_arn == "arn:aws:iam::123456789012:role/disks" && length(aws_iam_role.volume_role) == 0
    error_message = "The given role is taken."
  }
}

run "nothing" {
  command = plan

  variables {
    create      = false
    cluster_arn = null
    vpc_id      = null
    subnet_ids  = []
  }

  assert {
    condition     = output.id == null && output.task_definition_arn == null && length(aws_security_group.main) == 0
    error_message = "Nothing is made."
  }
}

run "no_subnets" {
  command = plan

  variables {
    subnet_ids = []
  }

  expect_failures = [var.subnet_ids]
}

run "no_vpc" {
  command = plan

  variables {
    vpc_id = null
  }

  expect_failures = [var.vpc_id]
}

run "a_name_that_is_too_long" {
  command = plan

  variables {
    name = "a-name-that-leaves-no-room-for-what-comes-after-it"
  }

  expect_failures = [var.name]
}

run "a_network_mode_that_is_none" {
  command = plan

  variables {
    network_mode = "nat"
  }

  expect_failures = [var.network_mode]
}

run "no_memory" {
  command = plan

  variables {
    container_definitions = { nginx = { image = "nginx:1.27" } }
  }

  expect_failures = [var.container_definitions]
}

run "another_port_of_the_host" {
  command = plan

  variables {
    container_definitions = { nginx = { image = "nginx:1.27", memory = 128, portMappings = [{ containerPort = 80, hostPort = 8080 }] } }
  }

  expect_failures = [var.container_definitions]
}

run "links_without_a_bridge" {
  command = plan

  variables {
    container_definitions = { nginx = { image = "nginx:1.27", memory = 128, links = ["redis"] } }
  }

  expect_failures = [var.container_definitions]
}

run "a_daemon_with_an_order" {
  command = plan

  variables {
    scheduling_strategy        = "DAEMON"
    ordered_placement_strategy = [{ type = "random" }]
  }

  expect_failures = [var.ordered_placement_strategy]
}

run "packed_by_something_else" {
  command = plan

  variables {
    ordered_placement_strategy = [{ type = "binpack", field = "instanceId" }]
  }

  expect_failures = [var.ordered_placement_strategy]
}

run "no_role_for_disks" {
  command = plan

  variables {
    volume                         = { data = { configure_at_launch = true } }
    volume_configuration           = { name = "data", managed_ebs_volume = { size_in_gb = 5 } }
    create_infrastructure_iam_role = false
  }

  expect_failures = [var.infrastructure_iam_role_arn]
}
