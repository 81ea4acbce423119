provider "aws" {
  region = "ap-northeast-1"
}

variable "https" {
  type    = bool
  default = false
}

variable "least_healthy" {
  type    = number
  default = 2
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public" {
  count = 2

  vpc_id            = aws_vpc.main.id
  availability_zone = ["ap-northeast-1a", "ap-northeast-1c"][count.index]
  cidr_block        = "10.0.${count.index}.0/24"
}

resource "aws_security_group" "given" {
  name   = "given"
  vpc_id = aws_vpc.main.id
}

resource "aws_acm_certificate" "shop" {
  count = 2

  domain_name       = "shop-${count.index}.example.com"
  validation_method = "DNS"
}

resource "aws_route53_zone" "shop" {
  name = "example.com"
}

resource "aws_wafv2_web_acl" "shop" {
  name  = "shop"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "shop"
    sampled_requests_enabled   = false
  }
}

locals {
  listeners = {
    http = {
      forward  = var.https ? null : { target_group_key = "web" }
      redirect = var.https ? { port = "443", protocol = "HTTPS", status_code = "HTTP_301" } : null

      rules = {
        closed = {
          priority   = 1
          conditions = [{ http_header = { http_header_name = "X-Closed", values = ["yes", "please"] } }]
          actions    = [{ fixed_response = { message_body = "closed", status_code = "503" } }]
        }
        api = {
          conditions = [
            { host_header = { values = ["api.example.com"] } },
            { query_string = [{ key = "v", value = "2" }] },
          ]
          actions = [{
            weighted_forward = {
              target_groups = [{ target_group_key = "api", weight = 9 }, { target_group_key = "web", weight = 1 }]
              stickiness    = { duration = 3600 }
            }
          }]
          tags = { Tier = "api" }
        }
      }
    }

    https = {
      port                        = 443
      protocol                    = "HTTPS"
      certificate_arn             = aws_acm_certificate.shop[0].arn
      additional_certificate_arns = [aws_acm_certificate.shop[1].arn]
      forward                     = { target_group_key = "web" }

      rules = {
        members = {
          conditions = [{ path_pattern = { values = ["/members/*"] } }, { source_ip = { values = ["203.0.113.0/24"] } }]
          actions = [
            {
              authenticate_oidc = {
                authorization_endpoint = "https://example.com/auth"
                client_id              = "shop"
                client_secret          = sensitive("secret")
                issuer                 = "https://example.com"
                token_endpoint         = "https://example.com/token"
                user_info_endpoint     = "https://example.com/user"
              }
            },
            { forward = { target_group_key = "web" } },
          ]
        }
      }
    }
  }
}

module "shop" {
  source = "./modules/alb"

  name    = "shop"
  vpc_id  = aws_vpc.main.id
  subnets = aws_subnet.public[*].id

  enable_deletion_protection = false
  idle_timeout               = 120

  security_group_ingress_rules = {
    http  = { from_port = 80, cidr_ipv4 = "0.0.0.0/0" }
    https = { from_port = 443, cidr_ipv4 = "0.0.0.0/0", description = "HTTPS" }
  }
  security_group_egress_rules = {
    all = { ip_protocol = "-1", cidr_ipv4 = aws_vpc.main.cidr_block }
  }

  listeners = { for name, listener in local.listeners : name => listener if name == "http" || var.https }
  target_groups = {
    web = {
      target_type          = "ip"
      target_id            = "10.0.0.10"
      deregistration_delay = 10
      health_check         = { path = "/up", matcher = "200-299", healthy_threshold = var.least_healthy }
      stickiness           = { type = "lb_cookie", cookie_duration = 3600 }
      tags                 = { Tier = "web" }
    }
    api = { target_type = "ip", port = 8080, create_attachment = false }
  }
  additional_target_group_attachments = {
    other = { target_group_key = "web", target_id = "10.0.1.10", port = 8081 }
  }

  route53_records = {
    A    = { name = "shop", type = "A", zone_id = aws_route53_zone.shop.zone_id }
    AAAA = { name = "shop", type = "AAAA", zone_id = aws_route53_zone.shop.zone_id }
  }
  associate_web_acl = true
  web_acl_arn       = aws_wafv2_web_acl.shop.arn

  tags = { Team = "shop" }
}

module "counted" {
  source = "./modules/alb"
  count  = 2

  name    = "counted-${count.index}"
  vpc_id  = aws_vpc.main.id
  subnets = aws_subnet.public[*].id

  internal                   = true
  enable_deletion_protection = false
  listeners                  = { http = { port = 8080 + count.index } }
}

module "each" {
  source   = "./modules/alb"
  for_each = { edge = "HTTP", inside = "TCP" }

  name               = each.key
  load_balancer_type = each.value == "HTTP" ? "application" : "network"
  vpc_id             = aws_vpc.main.id
  subnets            = aws_subnet.public[*].id

  internal                   = each.key == "inside"
  enable_deletion_protection = false
  create_security_group      = each.key == "inside"
  security_groups            = [aws_security_group.given.id]

  default_protocol = each.value
  listeners        = { main = { forward = { target_group_key = "a-group-with-a-name-that-is-too-long" } } }
  target_groups    = { a-group-with-a-name-that-is-too-long = { target_type = "ip", create_attachment = false } }
}

module "later" {
  source     = "./modules/alb"
  depends_on = [module.shop]

  name    = "later"
  vpc_id  = aws_vpc.main.id
  subnets = aws_subnet.public[*].id

  enable_deletion_protection   = false
  security_group_ingress_rules = { shop = { from_port = 80, referenced_security_group_id = module.shop.security_group_id } }
  listeners                    = { http = { forward = { target_group_arn = module.shop.target_groups["api"].arn } } }
}

module "team" {
  source = "./team"

  vpc_id  = aws_vpc.main.id
  subnets = aws_subnet.public[*].id
}

module "none" {
  source = "./modules/alb"

  create = false
  name   = "none"
}

output "by_itself" {
  value = keys(module.shop.listener_rules)
}

output "counted" {
  value = [for called in module.counted : split("/", called.arn)[2]]
}

output "for_each" {
  value = { for name, called in module.each : name => [for listener in called.listeners : listener.protocol] }
}

output "inside" {
  value = module.team.dns_name
}

output "none" {
  value = { arn = module.none.arn, groups = module.none.target_groups }
}
