variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

module "alb" {
  source = "../.."

  name    = "shop"
  vpc_id  = var.vpc_id
  subnets = var.subnet_ids

  security_group_ingress_rules = {
    http = { from_port = 80, cidr_ipv4 = "0.0.0.0/0" }
  }
  security_group_egress_rules = {
    tasks = { ip_protocol = "-1", cidr_ipv4 = "10.0.0.0/16" }
  }

  listeners = {
    http = { port = 80, forward = { target_group_key = "web" } }
  }
  target_groups = {
    # The tasks of a service in ECS: the service registers them.
    web = { target_type = "ip", port = 80, create_attachment = false }
  }
}

output "target_group_arn" {
  value = module.alb.target_groups["web"].arn
}

output "url" {
  value = "http://${module.alb.dns_name}"
}
