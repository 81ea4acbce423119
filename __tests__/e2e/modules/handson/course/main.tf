module "handson" {
  source = "../modules/handson"

  name = "course"
}

output "cluster_name" {
  value = module.handson.cluster_name
}
