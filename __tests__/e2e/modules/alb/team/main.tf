variable "vpc_id" {
  type = string
}

variable "subnets" {
  type = list(string)
}

module "alb" {
  source = "../modules/alb"

  name    = "team"
  vpc_id  = var.vpc_id
  subnets = var.subnets

  enable_deletion_protection = false
  listeners = {
    http = { fixed_response = { content_type = "application/json", message_body = "{}", status_code = "200" } }
  }
}

output "dns_name" {
  value = module.alb.dns_name
}
