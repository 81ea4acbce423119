mock_provider "aws" {}

variables {
  name                = "shop-report"
  cluster_arn         = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
  subnet_ids          = ["subnet-a", "subnet-c"]
  vpc_id              = "vpc-1"
  schedule_expression = "cron(0 3 * * ? *)"

  container_definitions = {
    report = {
      image   = "amazonlinux:2023"
      command = ["date"]
    }
  }
}

run "every_night" {
  command = plan

  assert {
    condition     = aws_scheduler_schedule.schedule[0].state == "ENABLED" && aws_scheduler_schedule.schedule[0].name == "shop-report"
    error_message = "The schedule is called as the module, and starts tasks."
  }

  assert {
    condition     = aws_scheduler_schedule.schedule[0].flexible_time_window[0].mode == "OFF"
    error_message = "Tasks start at the time."
  }

  assert {
    condition     = aws_scheduler_schedule.schedule[0].target[0].arn == var.cluster_arn
    error_message = "They start on the cluster."
  }

  assert {
    condition     = aws_scheduler_schedule.schedule[0].target[0].ecs_parameters[0].launch_type == "FARGATE"
    error_message = "They run on Fargate."
  }

  assert {
    condition     = aws_sqs_queue.schedule[0].message_retention_seconds == 14 * 24 * 60 * 60
    error_message = "Starts that failed are kept for two weeks."
  }
}

run "on_spot_within_half_an_hour" {
  command = plan

  variables {
    maximum_window_in_minutes  = 30
    capacity_provider_strategy = { spot = { capacity_provider = "FARGATE_SPOT" } }
  }

  assert {
    condition     = aws_scheduler_schedule.schedule[0].flexible_time_window[0].mode == "FLEXIBLE"
    error_message = "The start may wait."
  }

  assert {
    condition     = one(aws_scheduler_schedule.schedule[0].target[0].ecs_parameters[0].capacity_provider_strategy).weight == 1
    error_message = "The only provider gets all tasks."
  }
}

run "turned_off" {
  command = plan

  variables {
    enabled = false
  }

  assert {
    condition     = aws_scheduler_schedule.schedule[0].state == "DISABLED"
    error_message = "The schedule starts nothing."
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
    condition     = output.schedule_arn == null && output.dead_letter_queue_arn == null
    error_message = "Nothing is made."
  }
}

run "too_many_tasks" {
  command = plan

  variables {
    task_count = 11
  }

  expect_failures = [var.task_count]
}

run "a_schedule_without_its_kind" {
  command = plan

  variables {
    schedule_expression = "0 3 * * ? *"
  }

  expect_failures = [var.schedule_expression]
}

run "no_role" {
  command = plan

  variables {
    create_tasks_iam_role = false
  }

  expect_failures = [var.tasks_iam_role_arn]
}

run "a_size_that_fargate_does_not_have" {
  command = plan

  variables {
    cpu = 300
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

run "a_cron_of_five_fields" {
  command = plan

  variables {
    schedule_expression = "cron(0 3 * * *)"
  }

  expect_failures = [var.schedule_expression]
}
