variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "log_bucket" {
  type = string
}

variable "zone_id" {
  type = string
}

variable "https" {
  description = "Whether there is HTTPS, to which HTTP then leads"
  type        = bool
  default     = true
}

variable "certificate_arn" {
  type    = string
  default = null
}

variable "instance_ids" {
  type = list(string)
}

variable "function_arn" {
  type = string
}

variable "oidc_client_secret" {
  type      = string
  sensitive = true
}

locals {
  listeners = {
    http = {
      port     = 80
      redirect = var.https ? { port = "443", protocol = "HTTPS", status_code = "HTTP_301" } : null
      forward  = var.https ? null : { target_group_key = "instances" }
    }
    https = {
      port            = 443
      protocol        = "HTTPS"
      certificate_arn = var.certificate_arn
      forward         = { target_group_key = "instances" }

      rules = {
        maintenance = {
          priority   = 1
          conditions = [{ http_header = { http_header_name = "X-Maintenance", values = ["yes", "please"] } }]
          actions    = [{ fixed_response = { content_type = "text/plain", message_body = "Back soon", status_code = "503" } }]
        }

        beta = {
          priority   = 2
          conditions = [{ query_string = [{ key = "beta", value = "true" }] }, { path_pattern = { values = ["/shop/*"] } }]
          actions = [{
            weighted_forward = {
              target_groups = [{ target_group_key = "function", weight = 1 }, { target_group_key = "instances", weight = 9 }]
              stickiness    = { enabled = true, duration = 3600 }
            }
          }]
        }

        members = {
          conditions = [{ host_header = { values = ["members.example.com"] } }]
          actions = [
            {
              authenticate_oidc = {
                authentication_request_extra_params = { prompt = "login" }
                authorization_endpoint              = "https://example.com/auth"
                client_id                           = "shop"
                client_secret                       = var.oidc_client_secret
                issuer                              = "https://example.com"
                token_endpoint                      = "https://example.com/token"
                user_info_endpoint                  = "https://example.com/user_info"
              }
            },
            { forward = { target_group_key = "instances" } },
          ]
        }

        moved = {
          conditions = [{ host_header = { values = ["old.example.com"] } }]
          actions    = [{ redirect = { status_code = "HTTP_302", host = "shop.example.com" } }]
        }
      }
    }
  }
}

module "alb" {
  source = "../.."

  name    = "shop"
  vpc_id  = var.vpc_id
  subnets = var.subnet_ids

  enable_deletion_protection = true
  idle_timeout               = 120
  client_keep_alive          = 7200
  access_logs                = { bucket = var.log_bucket, prefix = "access-logs" }
  connection_logs            = { bucket = var.log_bucket, prefix = "connection-logs" }

  security_group_ingress_rules = {
    http  = { from_port = 80, cidr_ipv4 = "0.0.0.0/0", description = "HTTP web traffic" }
    https = { from_port = 443, cidr_ipv4 = "0.0.0.0/0", description = "HTTPS web traffic" }
  }
  security_group_egress_rules = {
    all = { ip_protocol = "-1", cidr_ipv4 = "10.0.0.0/16" }
  }

  listeners = { for name, listener in local.listeners : name => listener if name == "http" || var.https }

  target_groups = {
    instances = {
      protocol                          = "HTTP"
      protocol_version                  = "HTTP1"
      port                              = 80
      target_type                       = "instance"
      target_id                         = var.instance_ids[0]
      deregistration_delay              = 10
      load_balancing_algorithm_type     = "weighted_random"
      load_balancing_anomaly_mitigation = "on"
      load_balancing_cross_zone_enabled = "use_load_balancer_configuration"

      target_group_health = {
        dns_failover            = { minimum_healthy_targets_count = 2 }
        unhealthy_state_routing = { minimum_healthy_targets_percentage = 50 }
      }
      health_check = {
        enabled             = true
        interval            = 30
        path                = "/healthz"
        port                = "traffic-port"
        healthy_threshold   = 3
        unhealthy_threshold = 3
        timeout             = 6
        protocol            = "HTTP"
        matcher             = "200-399"
      }
      tags = { Tier = "web" }
    }

    function = {
      target_type                        = "lambda"
      lambda_multi_value_headers_enabled = true
      target_id                          = var.function_arn
      attach_lambda_permission           = true
    }
  }

  additional_target_group_attachments = {
    other = { target_group_key = "instances", target_id = var.instance_ids[1], port = 80 }
  }

  route53_records = {
    A    = { name = "shop", type = "A", zone_id = var.zone_id }
    AAAA = { name = "shop", type = "AAAA", zone_id = var.zone_id }
  }

  tags = { Team = "shop" }
}

output "url" {
  value = "${var.https ? "https" : "http"}://${module.alb.dns_name}"
}

output "listener_rules" {
  value = keys(module.alb.listener_rules)
}
