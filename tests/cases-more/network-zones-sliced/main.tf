data "aws_availability_zones" "open" {}

locals {
  zones = slice(data.aws_availability_zones.open.names, 0, 2)
}

module "net" {
  source  = "./net"
  zones   = local.zones
  private = [for k, v in local.zones : cidrsubnet("10.20.0.0/16", 4, k)]
}

module "app" {
  source  = "./app"
  vpc     = module.net.vpc
  subnets = module.net.private
}
