provider "aws" {
  region = "ap-northeast-1"
}

module "report" {
  source = "../.."

  name        = "shop-report"
  cluster_arn = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"]

  schedule_expression = "cron(0 3 * * ? *)"
  timezone            = "Asia/Tokyo"

  container_definitions = {
    report = {
      image   = "amazonlinux:2023"
      command = ["date"]
    }
  }
}
