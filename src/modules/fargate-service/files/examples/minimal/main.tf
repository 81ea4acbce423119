provider "aws" {
  region = "ap-northeast-1"
}

module "web" {
  source = "../.."

  name        = "shop-web"
  cluster_arn = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
  vpc_id      = "vpc-0a1b2c3d4e5f60718"
  subnet_ids  = ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"]

  container_definitions = {
    nginx = {
      image        = "nginx:1.27"
      portMappings = [{ containerPort = 80 }]
    }
  }
}
