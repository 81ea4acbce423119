module "network" {
  source = "../modules/network"

  name           = "team"
  cidr           = "10.7.0.0/16"
  azs            = ["ap-northeast-1a"]
  public_subnets = ["10.7.0.0/24"]
}

output "zones" {
  value = [for subnet in module.network.public_subnet_objects : subnet.availability_zone]
}
