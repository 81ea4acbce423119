module "images" {
  source = "../modules/ecr-repository"

  name = "team-images"
}

output "repository_url" {
  value = module.images.repository_url
}
