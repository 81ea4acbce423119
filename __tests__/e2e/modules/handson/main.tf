provider "aws" {
  region = "ap-northeast-1"
}

variable "desired_count" {
  type    = number
  default = 1
}

module "alone" {
  source = "./modules/handson"

  name          = "alone"
  desired_count = var.desired_count
}

module "pair" {
  source = "./modules/handson"
  count  = 2

  name          = "pair-${count.index}"
  desired_count = count.index
}

module "each" {
  source = "./modules/handson"
  for_each = {
    api = { image = "httpd:2.4", count = 0 }
    web = { image = "nginx:1.27", count = 2 }
  }

  name          = each.key
  image         = each.value.image
  desired_count = each.value.count
  tags          = { Of = each.key }
}

module "later" {
  source     = "./modules/handson"
  depends_on = [module.alone]

  name          = "later"
  allowed_cidrs = ["203.0.113.0/24"]
}

module "course" {
  source = "./course"
}

output "by_itself" {
  value = "http://${module.alone.alb_dns_name}"
}

output "counted" {
  value = module.pair[*].cluster_name
}

output "for_each" {
  value = { for name, called in module.each : name => called.service_name }
}

output "inside" {
  value = module.course.cluster_name
}
