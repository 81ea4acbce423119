provider "aws" {
  region = "ap-northeast-1"
}

variable "tags" {
  type    = map(string)
  default = { Team = "shop" }
}

locals {
  zones = ["ap-northeast-1a", "ap-northeast-1c"]
}

module "shop" {
  source = "./modules/network"

  name                  = "shop"
  secondary_cidr_blocks = ["10.1.0.0/16"]

  azs                 = local.zones
  public_subnets      = ["10.0.0.0/24", "10.0.1.0/24"]
  private_subnets     = ["10.0.2.0/24", "10.0.3.0/24", "10.0.4.0/24"]
  database_subnets    = ["10.0.5.0/24", "10.0.6.0/24"]
  elasticache_subnets = ["10.0.7.0/24"]
  redshift_subnets    = ["10.0.8.0/24"]
  intra_subnets       = ["10.1.0.0/24"]

  private_subnet_names = ["Tasks One"]
  private_subnet_tags  = { Tier = "private" }

  create_elasticache_subnet_group    = false
  create_redshift_subnet_group       = false
  create_database_subnet_route_table = true
  create_database_nat_gateway_route  = true
  enable_public_redshift             = true

  enable_nat_gateway = true
  single_nat_gateway = true

  customer_gateways = {
    office = {
      bgp_asn     = 65112
      ip_address  = "192.0.2.4"
      device_name = "office"
    }
  }
  enable_vpn_gateway = true

  enable_dhcp_options              = true
  dhcp_options_domain_name         = "service.consul"
  dhcp_options_domain_name_servers = ["127.0.0.1", "10.10.0.2"]

  enable_flow_log                      = true
  create_flow_log_cloudwatch_log_group = true
  create_flow_log_cloudwatch_iam_role  = true

  create_endpoint_security_group = true
  endpoints = {
    s3 = {
      service      = "s3"
      service_type = "Gateway"
    }
    ecr_dkr = {
      service             = "ecr.dkr"
      private_dns_enabled = true
      security_group_ids  = [aws_security_group.extra.id]
    }
  }

  tags = var.tags
}

resource "aws_security_group" "extra" {
  name   = "extra"
  vpc_id = module.shop.vpc_id
}

module "counted" {
  source = "./modules/network"
  count  = 2

  name           = "counted-${count.index}"
  cidr           = "10.${count.index + 2}.0.0/16"
  azs            = local.zones
  public_subnets = count.index == 0 ? ["10.2.0.0/24"] : []
  intra_subnets  = ["10.${count.index + 2}.1.0/24"]
}

module "each" {
  source = "./modules/network"
  for_each = {
    api = { cidr = "10.4.0.0/16", nat = true }
    web = { cidr = "10.5.0.0/16", nat = false }
  }

  name               = each.key
  cidr               = each.value.cidr
  azs                = local.zones
  public_subnets     = [for i in range(2) : cidrsubnet(each.value.cidr, 8, i)]
  private_subnets    = [for i in range(2) : cidrsubnet(each.value.cidr, 8, i + 2)]
  enable_nat_gateway = each.value.nat

  manage_default_network_acl    = false
  manage_default_route_table    = false
  manage_default_security_group = false
}

module "later" {
  source     = "./modules/network"
  depends_on = [module.shop]

  name                = "later"
  cidr                = "10.6.0.0/16"
  azs                 = local.zones
  public_subnets      = ["10.6.0.0/24"]
  private_subnets     = ["10.6.1.0/24"]
  enable_nat_gateway  = true
  reuse_nat_ips       = true
  external_nat_ip_ids = [aws_eip.nat.id]
  external_nat_ips    = [aws_eip.nat.public_ip]

  endpoints = {
    logs = { service = "logs" }
  }
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

module "team" {
  source = "./team"
}

output "by_itself" {
  value = {
    vpc_cidr_block              = module.shop.vpc_cidr_block
    private_subnets_cidr_blocks = module.shop.private_subnets_cidr_blocks
    private_names               = [for subnet in module.shop.private_subnet_objects : subnet.tags.Name]
    nat_gateways                = length(module.shop.natgw_ids)
    private_route_tables        = length(module.shop.private_route_table_ids)
    redshift_is_public          = join("", module.shop.redshift_route_table_ids) == join("", module.shop.public_route_table_ids)
    endpoints                   = { for name, endpoint in module.shop.endpoints : name => endpoint.service_name }
    endpoint_groups             = length(module.shop.endpoints.ecr_dkr.security_group_ids)
    gateway_tables              = length(module.shop.endpoints.s3.route_table_ids)
    database_subnet_group       = module.shop.database_subnet_group_name
  }
}

output "counted" {
  value = module.counted[*].public_subnets_cidr_blocks
}

output "for_each" {
  value = { for name, called in module.each : name => length(called.nat_public_ips) }
}

output "reused" {
  value = join("", module.later.nat_public_ips) == aws_eip.nat.public_ip
}

output "inside" {
  value = module.team.zones
}
