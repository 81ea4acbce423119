mock_provider "aws" {
  mock_resource "aws_iam_instance_profile" {
    defaults = { arn = "arn:aws:iam::123456789012:instance-profile/shop" }
  }

  mock_resource "aws_launch_template" {
    defaults = { id = "lt-0a1b2c3d4e5f60718" }
  }

  mock_resource "aws_autoscaling_group" {
    defaults = { arn = "arn:aws:autoscaling:ap-northeast-1:123456789012:autoScalingGroup:1:autoScalingGroupName/shop" }
  }
}

variables {
  name = "shop"
}

run "a_cluster_alone" {
  command = plan

  assert {
    condition     = aws_ecs_cluster.main[0].name == "shop" && length(aws_ecs_cluster.main[0].setting) == 0
    error_message = "The cluster has the name, and the settings of the account."
  }

  assert {
    condition     = length(aws_ecs_cluster_capacity_providers.main) + length(aws_cloudwatch_log_group.main) + length(aws_autoscaling_group.group) == 0
    error_message = "There is nothing else."
  }
}

run "fargate" {
  command = plan

  variables {
    cluster_capacity_providers         = ["FARGATE", "FARGATE_SPOT"]
    default_capacity_provider_strategy = { FARGATE = { base = 20, weight = 50 }, spare = { name = "FARGATE_SPOT" } }
  }

  assert {
    condition     = aws_ecs_cluster_capacity_providers.main[0].capacity_providers == toset(["FARGATE", "FARGATE_SPOT"])
    error_message = "The cluster has the providers of AWS."
  }

  assert {
    condition = {
      for strategy in aws_ecs_cluster_capacity_providers.main[0].default_capacity_provider_strategy : strategy.capacity_provider => strategy.weight
    } == { FARGATE = 50, FARGATE_SPOT = 1 }
    error_message = "A strategy is for the provider of its key, or of its name."
  }
}

run "settings" {
  command = plan

  variables {
    setting                   = [{ name = "containerInsights", value = "enhanced" }]
    service_connect_defaults  = { namespace = "arn:aws:servicediscovery:ap-northeast-1:123456789012:namespace/ns-1" }
    configuration             = { execute_command_configuration = { log_configuration = { cloud_watch_encryption_enabled = true } } }
    cloudwatch_log_group_tags = { Kind = "sessions" }
    tags                      = { Kind = "any", Team = "shop" }
  }

  assert {
    condition     = one(aws_ecs_cluster.main[0].setting).value == "enhanced"
    error_message = "The setting is made."
  }

  assert {
    condition     = one(one(aws_ecs_cluster.main[0].configuration[*].execute_command_configuration[0].log_configuration)).cloud_watch_log_group_name == "/aws/ecs/shop"
    error_message = "Sessions are written to the group that is made."
  }

  assert {
    condition     = aws_cloudwatch_log_group.main[0].retention_in_days == 365 && aws_cloudwatch_log_group.main[0].tags == tomap({ Kind = "sessions", Team = "shop" })
    error_message = "The group keeps sessions for a year, and has tags of its own."
  }
}

run "sessions_in_the_log_of_the_caller" {
  command = plan

  variables {
    create_cloudwatch_log_group = false
    configuration = {
      execute_command_configuration = { log_configuration = { cloud_watch_log_group_name = "sessions", s3_bucket_name = "sessions" } }
    }
  }

  assert {
    condition     = one(one(aws_ecs_cluster.main[0].configuration[*].execute_command_configuration[0].log_configuration)).cloud_watch_log_group_name == "sessions"
    error_message = "The given group is taken."
  }

  assert {
    condition     = length(aws_cloudwatch_log_group.main) == 0
    error_message = "None is made."
  }
}

run "groups_of_the_caller" {
  command = plan

  variables {
    name = "ecs"
    capacity_providers = {
      batch = {
        auto_scaling_group_provider = {
          auto_scaling_group_arn = "arn:aws:autoscaling:ap-northeast-1:123456789012:autoScalingGroup:1:autoScalingGroupName/batch"
          managed_scaling        = { status = "ENABLED", target_capacity = 60, maximum_scaling_step_size = 5 }
        }
      }
      still = {
        name = "still"
        tags = { Team = "batch" }
        auto_scaling_group_provider = {
          auto_scaling_group_arn = "arn:aws:autoscaling:ap-northeast-1:123456789012:autoScalingGroup:2:autoScalingGroupName/still"
        }
      }
    }
    default_capacity_provider_strategy = { batch = { weight = 2 } }
    tags                               = { Team = "shop" }
  }

  assert {
    condition     = aws_ecs_cluster_capacity_providers.main[0].capacity_providers == toset(["on-ecs-batch", "still"])
    error_message = "Providers are called by the module and the key, not like those of AWS, unless they have a name."
  }

  assert {
    condition     = one(aws_ecs_cluster_capacity_providers.main[0].default_capacity_provider_strategy).capacity_provider == "on-ecs-batch"
    error_message = "A strategy knows a provider by its key."
  }

  assert {
    condition     = aws_ecs_capacity_provider.main["batch"].auto_scaling_group_provider[0].managed_scaling[0].target_capacity == 60 && length(aws_ecs_capacity_provider.main["batch"].auto_scaling_group_provider) == 1
    error_message = "ECS scales the group."
  }

  assert {
    condition     = aws_ecs_capacity_provider.main["still"].tags == tomap({ Team = "batch" })
    error_message = "Tags of the one provider win."
  }
}

run "instances" {
  variables {
    vpc_id     = "vpc-1"
    subnet_ids = ["subnet-a", "subnet-c"]
    tags       = { Team = "shop" }
    instance_capacity = {
      on-demand = {
        instance_type      = "t4g.large"
        cpu_architecture   = "ARM64"
        max_size           = 5
        root_volume        = { size_in_gb = 60 }
        iam_role_policies  = { ssm = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" }
        security_group_ids = ["sg-1"]
        user_data          = "echo $${HOME} 100%\n"
        managed_scaling    = { target_capacity = 60 }
      }
      spot = {
        instance_type                  = "t3.medium"
        image_id                       = "ami-0123456789abcdef0"
        max_size                       = 3
        subnet_ids                     = ["subnet-a"]
        spot                           = {}
        managed_termination_protection = "DISABLED"
      }
      mixed = {
        instance_type = "t3.medium"
        max_size      = 4
        mixed_instances_policy = {
          instances_distribution = { on_demand_percentage_above_base_capacity = 0, spot_allocation_strategy = "price-capacity-optimized" }
          launch_template        = { override = [{ instance_type = "m4.large", weighted_capacity = "2" }, { instance_type = "t3.large", weighted_capacity = "1" }] }
        }
      }
    }
    default_capacity_provider_strategy = { on-demand = { base = 1 }, spot = { weight = 3 } }
  }

  assert {
    condition     = aws_ecs_cluster_capacity_providers.main[0].capacity_providers == toset(["shop-on-demand", "shop-spot", "shop-mixed"])
    error_message = "All of them are capacity of the cluster."
  }

  assert {
    condition     = { for key, provider in output.capacity_providers : key => provider.name } == { on-demand = "shop-on-demand", spot = "shop-spot", mixed = "shop-mixed" }
    error_message = "Services find them by their keys."
  }

  assert {
    condition     = base64decode(aws_launch_template.template["on-demand"].user_data) == "#!/bin/bash\necho \"ECS_CLUSTER=shop\" >> /etc/ecs/ecs.config\necho $${HOME} 100%\n"
    error_message = "The instances join the cluster, then run the lines of the caller."
  }

  assert {
    condition     = base64decode(aws_launch_template.template["spot"].user_data) == "#!/bin/bash\necho \"ECS_CLUSTER=shop\" >> /etc/ecs/ecs.config\n"
    error_message = "Without further lines there is no empty one."
  }

  assert {
    condition = { for key, template in aws_launch_template.template : key => template.image_id } == {
      on-demand = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id"
      spot      = "ami-0123456789abcdef0"
      mixed     = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
    }
    error_message = "The image is that for the processor, or the given one."
  }

  assert {
    condition     = [for template in [aws_launch_template.template["on-demand"], aws_launch_template.template["spot"]] : length(template.instance_market_options)] == [0, 1]
    error_message = "Only Spot instances are bought as such."
  }

  assert {
    condition     = aws_autoscaling_group.group["mixed"].mixed_instances_policy[0].launch_template[0].launch_template_specification[0].launch_template_id == aws_launch_template.template["mixed"].id && length(aws_autoscaling_group.group["mixed"].launch_template) == 0
    error_message = "A mixed policy has the launch template, in place of the group."
  }

  assert {
    condition     = aws_autoscaling_group.group["on-demand"].launch_template[0].id == aws_launch_template.template["on-demand"].id && length(aws_autoscaling_group.group["on-demand"].mixed_instances_policy) == 0
    error_message = "Otherwise the group has it."
  }

  assert {
    condition     = { for key, group in aws_autoscaling_group.group : key => join(" ", group.vpc_zone_identifier) } == { on-demand = "subnet-a subnet-c", spot = "subnet-a", mixed = "subnet-a subnet-c" }
    error_message = "Instances start in the subnets of their own, or of all."
  }

  assert {
    condition     = { for key, group in aws_autoscaling_group.group : key => group.protect_from_scale_in } == { on-demand = true, spot = false, mixed = true }
    error_message = "Instances are protected where ECS protects them."
  }

  assert {
    condition     = { for tag in aws_autoscaling_group.group["spot"].tag : tag.key => tag.value } == { AmazonECSManaged = "true", Team = "shop" }
    error_message = "The group and its instances have the tags."
  }

  assert {
    condition     = alltrue([for specification in aws_launch_template.template["spot"].tag_specifications : specification.tags == tomap({ Name = "shop-spot-template", Team = "shop" })])
    error_message = "Instances and disks have the tags."
  }

  assert {
    condition     = aws_ecs_capacity_provider.provider["on-demand"].auto_scaling_group_provider[0].managed_scaling[0].target_capacity == 60 && aws_ecs_capacity_provider.provider["spot"].auto_scaling_group_provider[0].managed_scaling[0].target_capacity == 100
    error_message = "ECS scales the groups, to be full unless the caller says otherwise."
  }

  assert {
    condition     = { for key, attachment in aws_iam_role_policy_attachment.instance : key => attachment.role } == { "on-demand/ssm" = "shop-on-demand-instance" }
    error_message = "The policies of the caller are attached to the role of the one capacity."
  }

  assert {
    condition     = length(aws_launch_template.template["on-demand"].vpc_security_group_ids) == 2 && contains(aws_launch_template.template["on-demand"].vpc_security_group_ids, "sg-1")
    error_message = "The given group is there beside the one that is made."
  }
}

run "nothing" {
  command = plan

  variables {
    create                     = false
    vpc_id                     = "vpc-1"
    subnet_ids                 = ["subnet-a"]
    cluster_capacity_providers = ["FARGATE"]
    instance_capacity          = { on-demand = { instance_type = "t3.small", max_size = 1, iam_role_policies = { read = "arn:aws:iam::aws:policy/ReadOnlyAccess" } } }
  }

  assert {
    condition     = output.arn == null && length(output.capacity_providers) == 0 && length(aws_ecs_cluster_capacity_providers.main) + length(aws_iam_role_policy_attachment.instance) == 0
    error_message = "Nothing is made."
  }
}

run "a_name_that_is_too_long_with_a_key" {
  command = plan

  variables {
    name              = "a-name-that-leaves-no-room-for-what-comes"
    vpc_id            = "vpc-1"
    subnet_ids        = ["subnet-a"]
    instance_capacity = { a-key-of-some-length = { instance_type = "t3.small", max_size = 1 } }
  }

  expect_failures = [var.name]
}

run "a_name_like_those_of_aws" {
  command = plan

  variables {
    capacity_providers = { fargate = { name = "Fargate-2", auto_scaling_group_provider = { auto_scaling_group_arn = "arn" } } }
  }

  expect_failures = [var.capacity_providers]
}

run "more_than_full" {
  command = plan

  variables {
    capacity_providers = { batch = { auto_scaling_group_provider = { auto_scaling_group_arn = "arn", managed_scaling = { status = "ENABLED", target_capacity = 101 } } } }
  }

  expect_failures = [var.capacity_providers]
}

run "protection_without_scaling" {
  command = plan

  variables {
    capacity_providers = { batch = { auto_scaling_group_provider = { auto_scaling_group_arn = "arn", managed_termination_protection = "ENABLED" } } }
  }

  expect_failures = [var.capacity_providers]
}

run "no_subnets" {
  command = plan

  variables {
    vpc_id            = "vpc-1"
    subnet_ids        = []
    instance_capacity = { web = { instance_type = "t3.small", max_size = 1 } }
  }

  expect_failures = [var.instance_capacity]
}

run "no_vpc" {
  command = plan

  variables {
    subnet_ids        = ["subnet-a"]
    instance_capacity = { web = { instance_type = "t3.small", max_size = 1 } }
  }

  expect_failures = [var.instance_capacity]
}

run "less_than_the_least" {
  command = plan

  variables {
    vpc_id            = "vpc-1"
    subnet_ids        = ["subnet-a"]
    instance_capacity = { web = { instance_type = "t3.small", min_size = 2, max_size = 1 } }
  }

  expect_failures = [var.instance_capacity]
}

run "one_key_for_two" {
  command = plan

  variables {
    vpc_id             = "vpc-1"
    subnet_ids         = ["subnet-a"]
    instance_capacity  = { web = { instance_type = "t3.small", max_size = 1 } }
    capacity_providers = { web = { auto_scaling_group_provider = { auto_scaling_group_arn = "arn" } } }
  }

  expect_failures = [var.instance_capacity]
}

run "spot_twice" {
  command = plan

  variables {
    vpc_id            = "vpc-1"
    subnet_ids        = ["subnet-a"]
    instance_capacity = { web = { instance_type = "t3.small", max_size = 1, spot = {}, mixed_instances_policy = {} } }
  }

  expect_failures = [var.instance_capacity]
}
