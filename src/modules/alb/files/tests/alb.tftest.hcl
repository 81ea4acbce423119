mock_provider "aws" {
  mock_resource "aws_lb" {
    defaults = { arn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:loadbalancer/app/shop/1" }
  }
  mock_resource "aws_lb_listener" {
    defaults = { arn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:listener/app/shop/1/2" }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/shop/3" }
  }
}

variables {
  name    = "shop"
  vpc_id  = "vpc-1"
  subnets = ["subnet-a", "subnet-c"]

  listeners = {
    http = { port = 80, forward = { target_group_key = "web" } }
  }
  target_groups = {
    web = { target_type = "ip", port = 8080, create_attachment = false }
  }
}

run "a_listener_and_a_target_group" {
  command = apply

  assert {
    condition     = aws_lb_listener.main["http"].default_action[0].target_group_arn == output.target_groups["web"].arn
    error_message = "The listener forwards to the group."
  }

  assert {
    condition     = aws_lb_target_group.main["web"].name == "shop-web-${substr(sha256(jsonencode([8080, "HTTP", null, "ip", null])), 0, 4)}"
    error_message = "The group is called as the module and its key, and as what replaces it."
  }

  assert {
    condition     = length(aws_lb_target_group_attachment.main) == 0 && aws_lb.main[0].enable_deletion_protection
    error_message = "Nothing is registered, and nobody deletes the load balancer by mistake."
  }
}

run "a_listener_without_an_action" {
  command = plan

  variables {
    listeners     = { http = {} }
    target_groups = {}
  }

  assert {
    condition     = aws_lb_listener.main["http"].port == 80 && aws_lb_listener.main["http"].protocol == "HTTP"
    error_message = "Port and protocol are the defaults."
  }

  assert {
    condition     = one(aws_lb_listener.main["http"].default_action[0].fixed_response).status_code == "404"
    error_message = "It answers 404."
  }
}

run "https" {
  command = plan

  variables {
    listeners = {
      http = { port = 80, redirect = { port = "443", protocol = "HTTPS", status_code = "HTTP_301" } }
      https = {
        port                        = 443
        protocol                    = "HTTPS"
        certificate_arn             = "arn:aws:acm:ap-northeast-1:123456789012:certificate/1"
        additional_certificate_arns = ["arn:aws:acm:ap-northeast-1:123456789012:certificate/2"]
        mutual_authentication       = { mode = "passthrough" }
        forward                     = { target_group_arn = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/other/1" }
      }
      strict = {
        port            = 444
        protocol        = "HTTPS"
        ssl_policy      = "ELBSecurityPolicy-TLS13-1-3-2021-06"
        certificate_arn = "arn:aws:acm:ap-northeast-1:123456789012:certificate/1"
      }
    }
  }

  assert {
    condition     = one(aws_lb_listener.main["http"].default_action[0].redirect).status_code == "HTTP_301"
    error_message = "HTTP leads to HTTPS."
  }

  assert {
    condition     = aws_lb_listener.main["https"].ssl_policy == "ELBSecurityPolicy-TLS13-1-2-2021-06" && aws_lb_listener.main["strict"].ssl_policy == "ELBSecurityPolicy-TLS13-1-3-2021-06"
    error_message = "TLS 1.2 and 1.3 are spoken, unless the caller says otherwise."
  }

  assert {
    condition     = aws_lb_listener_certificate.main["https/0"].certificate_arn == "arn:aws:acm:ap-northeast-1:123456789012:certificate/2"
    error_message = "The listener has a further certificate."
  }

  assert {
    condition     = one(aws_lb_listener.main["https"].mutual_authentication).mode == "passthrough"
    error_message = "Clients may show certificates."
  }
}

run "authentication_comes_first_and_keeps_its_secret" {
  command = plan

  variables {
    listeners = {
      https = {
        port            = 443
        protocol        = "HTTPS"
        certificate_arn = "arn:aws:acm:ap-northeast-1:123456789012:certificate/1"
        authenticate_oidc = {
          authorization_endpoint = "https://example.com/auth"
          client_id              = "shop"
          client_secret          = sensitive("secret")
          issuer                 = "https://example.com"
          token_endpoint         = "https://example.com/token"
          user_info_endpoint     = "https://example.com/user"
        }
        forward = { target_group_key = "web" }

        rules = {
          members = {
            conditions = [{ path_pattern = { values = ["/members/*"] } }]
            actions = [
              {
                authenticate_cognito = {
                  user_pool_arn       = "arn:aws:cognito-idp:ap-northeast-1:123456789012:userpool/shop"
                  user_pool_client_id = "shop"
                  user_pool_domain    = "shop"
                }
              },
              { forward = { target_group_key = "web" } },
            ]
          }
        }
      }
    }
  }

  assert {
    condition     = nonsensitive([for action in aws_lb_listener.main["https"].default_action : action.type]) == ["authenticate-oidc", "forward"]
    error_message = "Who has no session is asked who he is."
  }

  assert {
    condition     = [for action in aws_lb_listener_rule.main["https/members"].action : action.type] == ["authenticate-cognito", "forward"]
    error_message = "So it is for a rule."
  }
}

run "rules" {
  command = plan

  variables {
    target_groups = {
      web = { target_type = "ip", create_attachment = false }
      api = { target_type = "ip", create_attachment = false, protocol = "HTTPS", protocol_version = "HTTP2" }
    }
    listeners = {
      http = {
        weighted_forward = {
          target_groups = [{ target_group_key = "web", weight = 60 }, { target_group_key = "api", weight = 40 }]
          stickiness    = { duration = 3600 }
        }
        rules = {
          api = {
            conditions = [
              { host_header = { values = ["api.example.com"] } },
              { http_header = { http_header_name = "X-Beta", values = ["yes"] } },
              { http_request_method = { values = ["GET"] } },
              { query_string = [{ key = "v", value = "2" }, { value = "new" }] },
              { source_ip = { values = ["203.0.113.0/24"] } },
            ]
            actions = [{ forward = { target_group_key = "api" } }]
          }
          closed = {
            priority   = 1
            conditions = [{ path_pattern = { values = ["/closed"] } }]
            actions    = [{ fixed_response = { status_code = "503", message_body = "closed" } }]
          }
        }
      }
    }
  }

  assert {
    condition     = aws_lb_listener_rule.main["http/closed"].priority == 1 && aws_lb_listener_rule.main["http/api"].priority == 1000 + parseint(substr(sha256("api"), 0, 12), 16) % 49001
    error_message = "A rule without a number has that of its name."
  }

  assert {
    condition     = length(aws_lb_listener_rule.main["http/api"].condition) == 5
    error_message = "All conditions are there."
  }

  assert {
    condition     = toset([for group in one(aws_lb_listener.main["http"].default_action[0].forward).target_group : group.weight]) == toset([40, 60])
    error_message = "Several groups share the requests."
  }

  assert {
    condition     = one(one(aws_lb_listener.main["http"].default_action[0].forward).stickiness).enabled
    error_message = "Clients stay with their group."
  }
}

run "targets" {
  command = plan

  variables {
    listeners = {}
    target_groups = {
      instance = {
        name_prefix                       = "h1-"
        target_type                       = "instance"
        target_id                         = "i-1"
        deregistration_delay              = 10
        slow_start                        = 30
        load_balancing_algorithm_type     = "weighted_random"
        load_balancing_anomaly_mitigation = "on"
        load_balancing_cross_zone_enabled = "use_load_balancer_configuration"
        health_check                      = { path = "/healthz", matcher = "200-399", port = "traffic-port" }
        stickiness                        = { type = "lb_cookie", cookie_duration = 3600 }
        target_group_health = {
          dns_failover            = { minimum_healthy_targets_count = 2 }
          unhealthy_state_routing = { minimum_healthy_targets_percentage = 50 }
        }
      }
      a-function-with-quite-a-long-name = {
        target_type                        = "lambda"
        target_id                          = "arn:aws:lambda:ap-northeast-1:123456789012:function:shop"
        lambda_multi_value_headers_enabled = true
        attach_lambda_permission           = true
      }
    }
    additional_target_group_attachments = {
      other = { target_group_key = "instance", target_id = "i-2", port = 8081 }
    }
  }

  assert {
    condition     = aws_lb_target_group_attachment.main["instance"].target_id == "i-1" && aws_lb_target_group_attachment.main["instance"].port == 80
    error_message = "The instance is registered."
  }

  assert {
    condition     = aws_lb_target_group_attachment.additional["other"].port == 8081
    error_message = "Another one is registered, at another port."
  }

  assert {
    condition     = aws_lb_target_group.main["a-function-with-quite-a-long-name"].port == null && aws_lb_target_group.main["a-function-with-quite-a-long-name"].vpc_id == null
    error_message = "A function has neither port nor VPC."
  }

  assert {
    condition     = length(aws_lb_target_group.main["a-function-with-quite-a-long-name"].name) == 32
    error_message = "What is too long gives way to a hash."
  }

  assert {
    condition     = keys(aws_lambda_permission.main) == ["a-function-with-quite-a-long-name"] && aws_lambda_permission.main["a-function-with-quite-a-long-name"].function_name == "shop"
    error_message = "The load balancer may call the function."
  }

  assert {
    condition     = aws_lb_target_group.main["instance"].name_prefix == "h1-" && one(one(aws_lb_target_group.main["instance"].target_group_health).dns_failover).minimum_healthy_targets_count == "2"
    error_message = "The group is as the caller says."
  }
}

run "a_network_load_balancer" {
  command = plan

  variables {
    load_balancer_type               = "network"
    subnets                          = ["subnet-a"]
    enable_cross_zone_load_balancing = true
    listeners                        = { dns = { port = 53, protocol = "TCP_UDP", forward = { target_group_key = "dns" } } }
    target_groups                    = { dns = { port = 53, protocol = "TCP_UDP", target_type = "ip", create_attachment = false, preserve_client_ip = true } }
  }

  assert {
    condition     = aws_lb.main[0].load_balancer_type == "network" && aws_lb.main[0].enable_cross_zone_load_balancing
    error_message = "It may stand in one zone."
  }
}

run "a_security_group_with_rules" {
  command = plan

  variables {
    security_groups              = ["sg-1"]
    security_group_ingress_rules = { web = { from_port = 80, to_port = 82, cidr_ipv4 = "0.0.0.0/0" } }
    security_group_egress_rules  = { all = { ip_protocol = "-1", cidr_ipv4 = "10.0.0.0/16" } }
    security_group_tags          = { Tier = "edge" }
    tags                         = { Team = "shop", Tier = "any" }
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.main["web"].to_port == 82 && aws_vpc_security_group_egress_rule.main["all"].from_port == null
    error_message = "The rules are those of the caller."
  }

  assert {
    condition     = aws_security_group.main[0].tags == tomap({ Name = "shop", Team = "shop", Tier = "edge" })
    error_message = "What is said of the group wins over what is said of all."
  }
}

run "groups_of_the_caller" {
  command = plan

  variables {
    create_security_group        = false
    security_groups              = ["sg-1"]
    security_group_ingress_rules = { web = { from_port = 80, cidr_ipv4 = "0.0.0.0/0" } }
  }

  assert {
    condition     = aws_lb.main[0].security_groups == toset(["sg-1"])
    error_message = "The given security group is the only one."
  }

  assert {
    condition     = length(aws_security_group.main) + length(aws_vpc_security_group_ingress_rule.main) == 0
    error_message = "None is made."
  }
}

run "names_and_a_firewall" {
  command = plan

  variables {
    route53_records   = { "shop.example.com" = { zone_id = "Z1", type = "A" } }
    associate_web_acl = true
    web_acl_arn       = "arn:aws:wafv2:ap-northeast-1:123456789012:regional/webacl/shop/1"
  }

  assert {
    condition     = aws_route53_record.main["shop.example.com"].name == "shop.example.com" && one(aws_route53_record.main["shop.example.com"].alias).evaluate_target_health
    error_message = "The key is the name."
  }

  assert {
    condition     = length(aws_wafv2_web_acl_association.main) == 1
    error_message = "The web ACL is put before the load balancer."
  }
}

run "nothing" {
  command = plan

  variables {
    create = false
  }

  assert {
    condition     = output.arn == null && output.target_groups == {} && length(aws_lb.main) + length(aws_security_group.main) == 0
    error_message = "Nothing is made."
  }
}

run "a_single_subnet" {
  command = plan

  variables {
    subnets = ["subnet-a"]
  }

  expect_failures = [aws_lb.main]
}

run "another_type" {
  command = plan

  variables {
    load_balancer_type = "gateway"
  }

  expect_failures = [var.load_balancer_type]
}

run "a_name_that_is_too_long" {
  command = plan

  variables {
    name = "a-name-of-more-than-thirty-two-characters"
  }

  expect_failures = [var.name]
}

run "a_target_group_that_is_not_there" {
  command = plan

  variables {
    listeners = {
      http = { rules = { api = { conditions = [{ path_pattern = { values = ["/"] } }], actions = [{ forward = { target_group_key = "api" } }] } } }
    }
  }

  expect_failures = [var.listeners]
}

run "https_without_a_certificate" {
  command = plan

  variables {
    listeners = { https = { port = 443, protocol = "HTTPS" } }
  }

  expect_failures = [var.listeners]
}

run "a_port_twice" {
  command = plan

  variables {
    listeners = { one = { port = 80 }, other = { port = 80 } }
  }

  expect_failures = [var.listeners]
}

run "a_priority_twice" {
  command = plan

  variables {
    listeners = {
      http = {
        rules = {
          one   = { priority = 5, conditions = [{ path_pattern = { values = ["/one"] } }], actions = [{ fixed_response = { status_code = "200" } }] }
          other = { priority = 5, conditions = [{ path_pattern = { values = ["/other"] } }], actions = [{ fixed_response = { status_code = "200" } }] }
        }
      }
    }
  }

  expect_failures = [var.listeners]
}

run "an_answer_of_a_network_load_balancer" {
  command = plan

  variables {
    load_balancer_type = "network"
    listeners          = { tcp = { port = 80, protocol = "TCP" } }
  }

  expect_failures = [var.listeners]
}

run "a_target_that_nobody_names" {
  command = plan

  variables {
    target_groups = { web = { target_type = "instance" } }
  }

  expect_failures = [var.target_groups]
}

run "a_port_that_is_none" {
  command = plan

  variables {
    target_groups = { web = { port = 70000, create_attachment = false } }
  }

  expect_failures = [aws_lb_target_group.main]
}

run "a_health_check_of_no_port" {
  command = plan

  variables {
    target_groups = { web = { create_attachment = false, health_check = { port = "http" } } }
  }

  expect_failures = [var.target_groups]
}

run "no_vpc" {
  command = plan

  variables {
    vpc_id = null
  }

  expect_failures = [var.vpc_id]
}
