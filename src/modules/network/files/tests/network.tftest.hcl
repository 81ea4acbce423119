mock_provider "aws" {}

variables {
  name            = "shop"
  azs             = ["ap-northeast-1a", "ap-northeast-1c"]
  public_subnets  = ["10.0.0.0/20", "10.0.16.0/20"]
  private_subnets = ["10.0.128.0/20", "10.0.144.0/20"]
}

run "subnets_by_zone" {
  command = plan

  assert {
    condition     = aws_subnet.public["ap-northeast-1a"].cidr_block == "10.0.0.0/20"
    error_message = "The first block is in the first zone."
  }

  assert {
    condition     = aws_subnet.private["ap-northeast-1c"].availability_zone == "ap-northeast-1c"
    error_message = "The second block is in the second zone."
  }

  assert {
    condition     = aws_subnet.private["ap-northeast-1c"].tags.Name == "shop-private-ap-northeast-1c"
    error_message = "A subnet is called as its zone."
  }

  assert {
    condition     = length(aws_nat_gateway.nat) == 0
    error_message = "Nothing costs money that was not asked for."
  }

  assert {
    condition     = length(aws_default_security_group.main[0].ingress) == 0
    error_message = "The default security group lets nothing in."
  }
}

run "a_zone_that_goes_takes_no_other_along" {
  command = plan

  variables {
    azs             = ["ap-northeast-1c"]
    public_subnets  = ["10.0.16.0/20"]
    private_subnets = ["10.0.144.0/20"]
  }

  assert {
    condition     = aws_subnet.public["ap-northeast-1c"].cidr_block == "10.0.16.0/20"
    error_message = "The subnet is the same as before."
  }
}

run "more_subnets_than_zones" {
  command = plan

  variables {
    private_subnets = ["10.0.128.0/20", "10.0.144.0/20", "10.0.160.0/20"]
  }

  assert {
    condition     = aws_subnet.private["ap-northeast-1a-2"].availability_zone == "ap-northeast-1a"
    error_message = "The third block is the second one in the first zone."
  }
}

run "zones_by_id" {
  command = plan

  variables {
    azs = ["apne1-az4", "apne1-az1"]
  }

  assert {
    condition     = aws_subnet.public["apne1-az4"].availability_zone_id == "apne1-az4"
    error_message = "A zone may be given by its ID."
  }
}

run "nat_for_each_zone" {
  command = plan

  variables {
    enable_nat_gateway = true
  }

  assert {
    condition     = join(",", keys(aws_nat_gateway.nat)) == "ap-northeast-1a,ap-northeast-1c"
    error_message = "Each private subnet has a NAT gateway beside it."
  }
}

run "nat_for_all" {
  command = plan

  variables {
    enable_nat_gateway = true
    single_nat_gateway = true
  }

  assert {
    condition     = length(aws_nat_gateway.nat) == 1 && length(aws_route.private) == 2
    error_message = "Both private subnets share one NAT gateway."
  }
}

run "nat_with_known_addresses" {
  command = plan

  variables {
    enable_nat_gateway  = true
    reuse_nat_ips       = true
    external_nat_ip_ids = ["eipalloc-1", "eipalloc-2"]
    external_nat_ips    = ["192.0.2.1", "192.0.2.2"]
  }

  assert {
    condition     = length(aws_eip.nat) == 0 && aws_nat_gateway.nat["ap-northeast-1c"].allocation_id == "eipalloc-2"
    error_message = "The NAT gateways have the given addresses, in the order of the zones."
  }

  assert {
    condition     = join(",", output.nat_public_ips) == "192.0.2.1,192.0.2.2"
    error_message = "The addresses are an output."
  }
}

run "databases_with_routes_of_their_own" {
  command = plan

  variables {
    database_subnets                   = ["10.0.200.0/24", "10.0.201.0/24"]
    create_database_subnet_route_table = true
    create_database_nat_gateway_route  = true
    enable_nat_gateway                 = true
  }

  assert {
    condition     = length(aws_route_table.database) == 2 && length(aws_route.database) == 2
    error_message = "Database subnets reach the internet by route tables of their own."
  }

  assert {
    condition     = aws_db_subnet_group.database[0].name == "shop"
    error_message = "There is a subnet group for RDS."
  }
}

run "specific_tags_win" {
  command = plan

  variables {
    tags                       = { Team = "shop", Tier = "any" }
    private_subnet_tags        = { Tier = "private" }
    private_subnet_tags_per_az = { ap-northeast-1a = { Zone = "first" } }
  }

  assert {
    condition     = aws_subnet.private["ap-northeast-1a"].tags.Team == "shop" && aws_subnet.private["ap-northeast-1a"].tags.Zone == "first"
    error_message = "A subnet has the tags of all, and its own."
  }
}

run "endpoints" {
  command = plan

  variables {
    create_endpoint_security_group = true
    endpoints = {
      s3      = { service = "s3", service_type = "Gateway" }
      ecr_dkr = { service = "ecr.dkr", private_dns_enabled = true }
      off     = { service = "logs", create = false }
      other   = { service_endpoint = "com.amazonaws.vpce.ap-northeast-1.vpce-svc-1" }
    }
  }

  assert {
    condition     = join(",", keys(aws_vpc_endpoint.main)) == "ecr_dkr,other,s3"
    error_message = "There are those endpoints that are to be created."
  }

  assert {
    condition     = aws_vpc_endpoint.main["other"].service_name == "com.amazonaws.vpce.ap-northeast-1.vpce-svc-1"
    error_message = "A service may be given by the whole of its name."
  }

  assert {
    condition     = aws_security_group_rule.endpoints["ingress_https"].cidr_blocks[0] == "10.0.0.0/16"
    error_message = "Whatever is in the VPC reaches the endpoints by HTTPS."
  }
}

run "a_name_that_is_too_long" {
  command = plan

  variables {
    name = "a-name-of-more-than-the-fifty-five-characters-that-are-left-for-it"
  }

  expect_failures = [var.name]
}

run "a_block_that_is_too_small" {
  command = plan

  variables {
    cidr            = "10.0.0.0/29"
    public_subnets  = []
    private_subnets = []
  }

  expect_failures = [aws_vpc.main]
}

run "a_subnet_outside_of_the_vpc" {
  command = plan

  variables {
    private_subnets = ["10.0.128.0/20", "10.1.144.0/20"]
  }

  expect_failures = [aws_vpc.main]
}

run "a_subnet_in_a_further_block" {
  command = plan

  variables {
    secondary_cidr_blocks = ["10.1.0.0/16"]
    private_subnets       = ["10.0.128.0/20", "10.1.144.0/20"]
  }
}

run "subnets_that_overlap" {
  command = plan

  variables {
    intra_subnets = ["10.0.130.0/24"]
  }

  expect_failures = [aws_vpc.main]
}

run "subnets_without_a_zone" {
  command = plan

  variables {
    azs = []
  }

  expect_failures = [var.azs]
}

run "nat_without_a_public_subnet" {
  command = plan

  variables {
    enable_nat_gateway = true
    public_subnets     = []
  }

  expect_failures = [var.enable_nat_gateway]
}
