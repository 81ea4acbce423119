provider "aws" {
  region = "ap-northeast-1"
}

module "images" {
  source = "../.."

  name = "shop"
}
