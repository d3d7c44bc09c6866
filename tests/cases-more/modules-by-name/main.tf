module "db" {
  source = "git::https://example.com/platform/container.git"
}

module "redis" {
  source = "acme/workload/aws"
}

module "lb" {
  source  = "git::https://example.com/infra.git//stack"
  network = { assign_public_ip = true }
}

module "vpc" {
  source = "./nowhere"
}

module "network" {
  source  = "acme/vpc/aws"
  options = { assign_public_ip = true }
}

module "alb" {
  source = "git::https://example.com/platform/infra-alb-module.git"
}

module "bucket" {
  source = "terraform-aws-modules/s3-bucket/aws"
}
