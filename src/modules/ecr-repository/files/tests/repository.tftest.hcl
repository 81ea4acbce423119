mock_provider "aws" {}

variables {
  name = "Shop"
}

run "safe_defaults" {
  command = plan

  assert {
    condition     = aws_ecr_repository.main.name == "shop"
    error_message = "The repository is called as the module, in lower case."
  }

  assert {
    condition     = aws_ecr_repository.main.image_tag_mutability == "IMMUTABLE"
    error_message = "Tags do not move."
  }

  assert {
    condition     = aws_ecr_repository.main.encryption_configuration[0].encryption_type == "AES256"
    error_message = "Without a key, S3 encrypts the images."
  }

  assert {
    condition     = length(aws_ecr_repository_policy.main) == 0
    error_message = "Nobody else has access."
  }
}

run "access_for_others" {
  command = plan

  variables {
    read_access_arns = ["arn:aws:iam::111122223333:root"]
  }

  assert {
    condition     = length(jsondecode(aws_ecr_repository_policy.main[0].policy).Statement) == 1
    error_message = "Only those who pull are in the policy."
  }
}

run "no_lifecycle" {
  command = plan

  variables {
    create_lifecycle_policy = false
  }

  assert {
    condition     = length(aws_ecr_lifecycle_policy.main) == 0
    error_message = "Without a lifecycle, ECR deletes nothing."
  }
}

run "a_name_that_is_too_long" {
  command = plan

  variables {
    name = "a-name-of-more-than-sixty-four-characters-that-no-role-of-iam-could-have"
  }

  expect_failures = [var.name]
}
