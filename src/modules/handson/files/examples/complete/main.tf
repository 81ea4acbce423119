provider "aws" {
  region = "us-east-1"
}

module "handson" {
  source = "../.."

  name          = "handson"
  azs           = ["us-east-1a", "us-east-1c", "us-east-1d"]
  image         = "nginx:1.27"
  desired_count = 2
  allowed_cidrs = ["203.0.113.0/24"]

  tags = {
    Course = "ecs"
  }
}

output "url" {
  value = "http://${module.handson.alb_dns_name}"
}

output "list_tasks" {
  value = "aws ecs list-tasks --cluster ${module.handson.cluster_name} --service-name ${module.handson.service_name}"
}
