provider "aws" {
  region = "ap-northeast-1"
}

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  cidr  = "10.0.0.0/16"
  zones = slice(data.aws_availability_zones.available.names, 0, 3)
}

module "network" {
  source = "../.."

  name                  = "shop"
  cidr                  = local.cidr
  secondary_cidr_blocks = ["10.1.0.0/16"]

  azs                 = local.zones
  private_subnets     = [for i, zone in local.zones : cidrsubnet(local.cidr, 8, i)]
  public_subnets      = [for i, zone in local.zones : cidrsubnet(local.cidr, 8, i + 4)]
  database_subnets    = [for i, zone in local.zones : cidrsubnet(local.cidr, 8, i + 8)]
  elasticache_subnets = [for i, zone in local.zones : cidrsubnet(local.cidr, 8, i + 12)]
  redshift_subnets    = [for i, zone in local.zones : cidrsubnet(local.cidr, 8, i + 16)]
  intra_subnets       = [for i, zone in local.zones : cidrsubnet("10.1.0.0/16", 8, i)]

  private_subnet_names = ["Tasks One", "Tasks Two"]
  private_subnet_tags  = { Tier = "private" }

  create_database_subnet_group  = false
  manage_default_network_acl    = false
  manage_default_route_table    = false
  manage_default_security_group = false

  enable_nat_gateway = true
  single_nat_gateway = true

  customer_gateways = {
    office = {
      bgp_asn     = 65112
      ip_address  = "192.0.2.4"
      device_name = "office"
    }
    factory = {
      bgp_asn_extended = 2147483648
      ip_address       = "192.0.2.8"
    }
  }

  enable_vpn_gateway                 = true
  propagate_private_route_tables_vgw = true

  enable_dhcp_options              = true
  dhcp_options_domain_name         = "service.consul"
  dhcp_options_domain_name_servers = ["127.0.0.1", "10.10.0.2"]

  enable_flow_log                                 = true
  create_flow_log_cloudwatch_log_group            = true
  create_flow_log_cloudwatch_iam_role             = true
  flow_log_cloudwatch_log_group_retention_in_days = 7
  flow_log_max_aggregation_interval               = 60

  create_endpoint_security_group = true
  endpoints = {
    s3 = {
      service             = "s3"
      private_dns_enabled = true
      dns_options         = { private_dns_only_for_inbound_resolver_endpoint = false }
      tags                = { Name = "s3-vpc-endpoint" }
    }
    dynamodb = {
      service         = "dynamodb"
      service_type    = "Gateway"
      route_table_ids = concat(module.network.intra_route_table_ids, module.network.private_route_table_ids)
      policy          = data.aws_iam_policy_document.this_vpc.json
    }
    ecs = {
      service             = "ecs"
      private_dns_enabled = true
      subnet_configurations = [
        for subnet in module.network.private_subnet_objects : {
          ipv4      = cidrhost(subnet.cidr_block, 10)
          subnet_id = subnet.id
        }
      ]
    }
    ecs_telemetry = {
      create              = false
      service             = "ecs-telemetry"
      private_dns_enabled = true
    }
    ecr_api = {
      service             = "ecr.api"
      private_dns_enabled = true
    }
    ecr_dkr = {
      service             = "ecr.dkr"
      private_dns_enabled = true
    }
    rds = {
      service             = "rds"
      private_dns_enabled = true
      security_group_ids  = [aws_security_group.rds.id]
    }
  }

  tags = {
    Team = "shop"
  }
}

data "aws_iam_policy_document" "this_vpc" {
  statement {
    effect    = "Deny"
    actions   = ["dynamodb:*"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "aws:sourceVpc"
      values   = [module.network.vpc_id]
    }
  }
}

resource "aws_security_group" "rds" {
  name_prefix = "shop-rds"
  description = "PostgreSQL from the VPC"
  vpc_id      = module.network.vpc_id

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = [module.network.vpc_cidr_block]
  }
}

output "nat_public_ips" {
  value = module.network.nat_public_ips
}
