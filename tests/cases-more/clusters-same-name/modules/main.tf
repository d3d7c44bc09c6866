provider "aws" {
  alias  = "eu"
  region = "eu-central-1"
}

module "us" {
  source = "./c"
  cp     = "FARGATE"
}

module "eu" {
  source    = "./c"
  cp        = "asg"
  providers = { aws = aws.eu }
}

module "uses_us" {
  source  = "./service"
  cluster = module.us.cluster
}

module "uses_eu" {
  source  = "./service"
  cluster = module.eu.cluster
}
