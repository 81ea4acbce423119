provider "aws" {
  region = "ap-northeast-1"
}

module "web" {
  source = "../.."

  name         = "shop-web"
  cluster_arn  = "arn:aws:ecs:ap-northeast-1:123456789012:cluster/shop"
  network_mode = "bridge"

  container_definitions = {
    nginx = {
      image             = "nginx:1.27"
      memoryReservation = 128
      portMappings      = [{ containerPort = 80, hostPort = 0 }]
    }
  }
}
