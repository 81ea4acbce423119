mock_provider "aws" {}

variables {
  name = "handson"
}

run "three_zones" {
  command = plan

  variables {
    azs = ["us-west-2b", "us-west-2c", "us-west-2d"]
  }

  assert {
    condition     = aws_subnet.private_1a.availability_zone == "us-west-2b"
    error_message = "The zones are those that somebody says."
  }

  assert {
    condition     = aws_lb.main.name == "handson" && aws_ecs_service.main.name == "handson"
    error_message = "Everything is called as the module."
  }
}

run "another_name_and_size" {
  command = plan

  variables {
    name          = "blue"
    image         = "nginx:1.27"
    desired_count = 3
    tags          = { Course = "ecs" }
  }

  assert {
    condition     = aws_ecs_service.main.desired_count == 3
    error_message = "As many tasks as somebody says."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.main.container_definitions)[0].image == "nginx:1.27"
    error_message = "The image that somebody says."
  }

  assert {
    condition     = aws_vpc.main.tags == tomap({ Name = "blue", Course = "ecs" })
    error_message = "Tags are merged."
  }
}

run "nobody_may_reach_it" {
  command = plan

  variables {
    allowed_cidrs = []
  }

  expect_failures = [var.allowed_cidrs]
}

run "two_zones" {
  command = plan

  variables {
    azs = ["us-west-2b", "us-west-2c"]
  }

  expect_failures = [var.azs]
}

run "a_name_that_no_load_balancer_can_have" {
  command = plan

  variables {
    name = "a-name-of-more-than-thirty-two-characters"
  }

  expect_failures = [var.name]
}
