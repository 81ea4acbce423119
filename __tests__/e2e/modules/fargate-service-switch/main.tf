provider "aws" {
  region = "ap-northeast-1"
}

variable "enable_autoscaling" {
  type    = bool
  default = true
}

variable "desired_count" {
  type    = number
  default = 2
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_ecs_cluster" "shop" {
  name = "shop"
}

module "shop" {
  source = "./modules/fargate-service"

  name                  = "shop"
  cluster_arn           = aws_ecs_cluster.shop.arn
  subnet_ids            = [aws_subnet.private.id]
  vpc_id                = aws_vpc.main.id
  enable_autoscaling    = var.enable_autoscaling
  desired_count         = var.desired_count
  container_definitions = { nginx = { image = "nginx:1.27" } }
}
