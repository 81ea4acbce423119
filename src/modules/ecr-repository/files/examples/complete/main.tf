provider "aws" {
  region = "ap-northeast-1"
}

data "aws_caller_identity" "current" {}

resource "aws_kms_key" "images" {
  description             = "Images of the shop"
  deletion_window_in_days = 7
  enable_key_rotation     = true
}

module "images" {
  source = "../.."

  name                 = "shop"
  repository_name      = "team/shop"
  image_tag_mutability = "MUTABLE"
  image_scan_on_push   = true
  kms_key_arn          = aws_kms_key.images.arn
  force_delete         = true

  max_image_count            = 30
  expire_untagged_after_days = 3

  read_access_arns       = ["arn:aws:iam::111122223333:root"]
  read_write_access_arns = [data.aws_caller_identity.current.arn]

  tags = {
    Team = "shop"
  }
}

output "repository_url" {
  value = module.images.repository_url
}
