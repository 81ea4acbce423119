provider "aws" {
  region = "ap-northeast-1"
}

module "shop" {
  source = "../.."

  name                       = "shop"
  cluster_capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}
