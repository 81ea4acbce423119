mock_provider "aws" {}

variables {
  name        = "shop-web"
  cluster_arn = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
  subnet_ids  = ["subnet-a", "subnet-c"]
  vpc_id      = "vpc-1"

  container_definitions = {
    nginx = {
      image        = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/team/shop:1"
      portMappings = [{ containerPort = 80 }]
      secrets = [
        { name = "PASSWORD", valueFrom = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-AbCdEf:password::" },
        { name = "TOKEN", valueFrom = "/shop/token" },
      ]
    }
  }
}

run "a_service_that_is_scaled" {
  command = plan

  assert {
    condition     = length(aws_ecs_service.main) == 1 && length(aws_ecs_service.main_unscaled) == 0
    error_message = "The form of the service whose number of tasks Terraform leaves alone is there."
  }

  assert {
    condition     = aws_appautoscaling_target.main[0].resource_id == "service/shop/shop-web"
    error_message = "The service is scaled by the names of its cluster and its own."
  }

  assert {
    condition     = toset(keys(aws_appautoscaling_policy.main)) == toset(["cpu", "memory"])
    error_message = "It is scaled by CPU and memory."
  }

  assert {
    condition     = aws_ecs_service.main[0].launch_type == "FARGATE" && !aws_ecs_service.main[0].force_new_deployment
    error_message = "Without a strategy, the launch type is Fargate."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.main["all"].cidr_ipv4 == "0.0.0.0/0"
    error_message = "The tasks may pull their images."
  }

  assert {
    condition     = length(aws_iam_role_policy.task_role) == 0
    error_message = "The programs in the tasks may do nothing."
  }
}

run "containers_without_what_nobody_said" {
  command = plan

  assert {
    condition = jsondecode(aws_ecs_task_definition.main[0].container_definitions) == [{
      name         = "nginx"
      image        = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/team/shop:1"
      portMappings = [{ containerPort = 80 }]
      secrets = [
        { name = "PASSWORD", valueFrom = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-AbCdEf:password::" },
        { name = "TOKEN", valueFrom = "/shop/token" },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "/ecs/shop-web-nginx"
          awslogs-region        = "ap-northeast-1"
          awslogs-stream-prefix = "nginx"
        }
      }
    }]
    error_message = "The containers are as ECS has them, without nulls."
  }
}

run "least_permissions" {
  command = plan

  assert {
    condition = {
      for statement in jsondecode(aws_iam_role_policy.execution_role[0].policy).Statement : statement.Action[0] => statement.Resource
      } == {
      "ecr:GetAuthorizationToken"       = ["*"]
      "ecr:BatchCheckLayerAvailability" = ["arn:aws:ecr:ap-northeast-1:123456789012:repository/team/shop"]
      "logs:CreateLogStream"            = ["arn:aws:logs:ap-northeast-1:123456789012:log-group:/ecs/shop-web-nginx:*"]
      "secretsmanager:GetSecretValue"   = ["arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:db-AbCdEf"]
      "ssm:GetParameters"               = ["arn:aws:ssm:ap-northeast-1:123456789012:parameter/shop/token"]
    }
    error_message = "ECS may pull the image, write the log and read the secrets, and nothing else."
  }
}

run "a_number_of_tasks" {
  command = plan

  variables {
    enable_autoscaling = false
    desired_count      = 3
  }

  assert {
    condition     = length(aws_ecs_service.main) == 0 && aws_ecs_service.main_unscaled[0].desired_count == 3
    error_message = "The form of the service whose number of tasks Terraform sets is there."
  }

  assert {
    condition     = length(aws_appautoscaling_target.main) + length(aws_appautoscaling_policy.main) == 0
    error_message = "Nothing scales."
  }
}

run "a_task_definition_alone" {
  command = plan

  variables {
    create_service = false
  }

  assert {
    condition     = length(aws_ecs_service.main) + length(aws_ecs_service.main_unscaled) + length(aws_appautoscaling_target.main) == 0
    error_message = "There is no service."
  }

  assert {
    condition     = length(aws_ecs_task_definition.main) == 1
    error_message = "There is a task definition."
  }
}

run "roles_and_groups_of_the_caller" {
  command = plan

  variables {
    create_task_exec_iam_role = false
    task_exec_iam_role_arn    = "arn:aws:iam::123456789012:role/start"
    create_tasks_iam_role     = false
    tasks_iam_role_arn        = "arn:aws:iam::123456789012:role/run"
    create_security_group     = false
    security_group_ids        = ["sg-1"]
  }

  assert {
    condition     = aws_ecs_task_definition.main[0].execution_role_arn == "arn:aws:iam::123456789012:role/start"
    error_message = "The given execution role is taken."
  }

  assert {
    condition     = aws_ecs_task_definition.main[0].task_role_arn == "arn:aws:iam::123456789012:role/run"
    error_message = "The given task role is taken."
  }

  assert {
    condition     = aws_ecs_service.main[0].network_configuration[0].security_groups == toset(["sg-1"])
    error_message = "The given security group is the only one."
  }

  assert {
    condition     = length(aws_iam_role.execution_role) + length(aws_iam_role.task_role) + length(aws_security_group.main) + length(aws_vpc_security_group_egress_rule.main) == 0
    error_message = "None is made."
  }
}

run "what_the_programs_may_do" {
  command = plan

  variables {
    enable_execute_command = true
    volume = {
      data = {
        efs_volume_configuration = {
          file_system_id       = "fs-1"
          authorization_config = { access_point_id = "fsap-1", iam = "ENABLED" }
        }
      }
    }
    tasks_iam_role_statements = [{
      actions   = ["s3:GetObject"]
      resources = ["arn:aws:s3:::shop/*"]
      condition = [
        { test = "StringEquals", variable = "aws:SourceAccount", values = ["123456789012"] },
        { test = "StringEquals", variable = "aws:SourceAccount", values = ["111122223333"] },
      ]
    }]
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.task_role[0].policy).Statement[0].Action[0] == "ssmmessages:CreateControlChannel"
    error_message = "A shell may be opened."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.task_role[0].policy).Statement[1] == {
      Effect    = "Allow"
      Action    = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
      Resource  = ["arn:aws:elasticfilesystem:ap-northeast-1:123456789012:file-system/fs-1"]
      Condition = { StringEquals = { "elasticfilesystem:AccessPointArn" = ["arn:aws:elasticfilesystem:ap-northeast-1:123456789012:access-point/fsap-1"] } }
    }
    error_message = "The file system may be mounted."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.task_role[0].policy).Statement[2] == {
      Effect    = "Allow"
      Action    = ["s3:GetObject"]
      Resource  = ["arn:aws:s3:::shop/*"]
      Condition = { StringEquals = { "aws:SourceAccount" = ["123456789012", "111122223333"] } }
    }
    error_message = "The statement of the caller is there, with all values of a condition."
  }

  assert {
    condition     = one(aws_ecs_task_definition.main[0].volume).efs_volume_configuration[0].transit_encryption == "ENABLED"
    error_message = "The way to the file system is encrypted."
  }
}

run "spot" {
  command = plan

  variables {
    capacity_provider_strategy = { spot = { capacity_provider = "FARGATE_SPOT" } }
  }

  assert {
    condition     = one(aws_ecs_service.main[0].capacity_provider_strategy).weight == 1
    error_message = "The only provider gets all tasks."
  }

  assert {
    condition     = aws_ecs_service.main[0].force_new_deployment
    error_message = "A change of the strategy does not replace the service."
  }
}

run "tags_of_the_service_win" {
  command = plan

  variables {
    tags         = { Team = "shop", Tier = "any" }
    service_tags = { Tier = "web" }
  }

  assert {
    condition     = aws_ecs_service.main[0].tags == tomap({ Team = "shop", Tier = "web" })
    error_message = "What is said of the service wins over what is said of all."
  }

  assert {
    condition     = aws_security_group.main[0].tags == tomap({ Name = "shop-web", Team = "shop", Tier = "any" })
    error_message = "The security group shows its name."
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
    condition     = output.id == null && output.task_definition_arn == null && length(aws_cloudwatch_log_group.main) == 0
    error_message = "Nothing is made."
  }
}

run "a_size_that_fargate_does_not_have" {
  command = plan

  variables {
    cpu = 300
  }

  expect_failures = [aws_ecs_task_definition.main]
}

run "memory_that_does_not_go_with_the_cpu" {
  command = plan

  variables {
    cpu    = 256
    memory = 4096
  }

  expect_failures = [aws_ecs_task_definition.main]
}

run "no_subnets" {
  command = plan

  variables {
    subnet_ids = []
  }

  expect_failures = [var.subnet_ids]
}

run "no_vpc_for_the_security_group" {
  command = plan

  variables {
    vpc_id = null
  }

  expect_failures = [var.vpc_id]
}

run "a_cluster_by_its_name" {
  command = plan

  variables {
    cluster_arn = "shop"
  }

  expect_failures = [var.cluster_arn]
}

run "a_name_that_is_too_long" {
  command = plan

  variables {
    name = "a-name-that-leaves-no-room-for-what-comes-after-it"
  }

  expect_failures = [var.name]
}

run "a_port_that_is_none" {
  command = plan

  variables {
    container_definitions = { web = { image = "nginx:1.27", portMappings = [{ containerPort = 70000 }] } }
  }

  expect_failures = [var.container_definitions]
}

run "references_to_what_is_not_there" {
  command = plan

  variables {
    container_definitions = {
      web = {
        image       = "nginx:1.27"
        dependsOn   = [{ containerName = "router", condition = "START" }]
        mountPoints = [{ sourceVolume = "files", containerPath = "/files" }]
        volumesFrom = [{ sourceContainer = "router" }]
      }
    }
  }

  expect_failures = [var.container_definitions]
}

run "a_target_that_is_not_there" {
  command = plan

  variables {
    load_balancer = { web = { target_group_arn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/web/1", container_name = "apache", container_port = 80 } }
  }

  expect_failures = [var.load_balancer]
}

run "a_port_that_has_no_name" {
  command = plan

  variables {
    service_connect_configuration = { namespace = "shop", service = [{ port_name = "web" }] }
  }

  expect_failures = [var.service_connect_configuration]
}

run "a_client_of_other_services" {
  command = plan

  variables {
    service_connect_configuration = { namespace = "shop" }
  }

  assert {
    condition     = aws_ecs_service.main[0].service_connect_configuration[0].enabled
    error_message = "A service that offers no port may connect to others."
  }
}

run "limits_the_wrong_way_round" {
  command = plan

  variables {
    autoscaling_min_capacity = 5
    autoscaling_max_capacity = 4
  }

  expect_failures = [aws_appautoscaling_target.main]
}

run "a_log_group_of_the_callers_own" {
  command = plan

  variables {
    container_definitions = {
      nginx = {
        image            = "nginx:1.27"
        logConfiguration = { logDriver = "awslogs", options = { awslogs-group = "/shared/app", awslogs-region = "ap-northeast-1" } }
      }
    }
  }

  assert {
    condition     = strcontains(aws_iam_role_policy.execution_role[0].policy, "log-group:/shared/app:*")
    error_message = "The execution role may write to the group that a container names itself."
  }
}
