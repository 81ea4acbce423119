provider "aws" {
  region = "ap-northeast-1"
}

module "handson" {
  source = "../.."

  name = "handson"
}

output "url" {
  value = "http://${module.handson.alb_dns_name}"
}
