provider "aws" {
  region = "ap-northeast-1"
}

variable "image_tag_mutability" {
  type    = string
  default = "IMMUTABLE"
}

module "shop" {
  source = "./modules/ecr-repository"

  name                 = "shop"
  image_tag_mutability = var.image_tag_mutability
}

module "counted" {
  source = "./modules/ecr-repository"
  count  = 2

  name                    = "counted-${count.index}"
  create_lifecycle_policy = count.index == 0
}

module "each" {
  source = "./modules/ecr-repository"
  for_each = {
    api = { mutability = "MUTABLE", readers = [] }
    web = { mutability = "IMMUTABLE", readers = ["arn:aws:iam::111122223333:root"] }
  }

  name                 = each.key
  image_tag_mutability = each.value.mutability
  read_access_arns     = each.value.readers
  tags                 = { Of = each.key }
}

module "later" {
  source     = "./modules/ecr-repository"
  depends_on = [module.shop]

  name                   = "later"
  read_write_access_arns = [aws_iam_role.ci.arn]
}

resource "aws_iam_role" "ci" {
  name = "ci"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "codebuild.amazonaws.com" } }]
  })
}

module "team" {
  source = "./team"
}

output "by_itself" {
  value = module.shop.repository_url
}

output "counted" {
  value = module.counted[*].repository_url
}

output "for_each" {
  value = { for name, called in module.each : name => called.repository_url }
}

output "inside" {
  value = module.team.repository_url
}
