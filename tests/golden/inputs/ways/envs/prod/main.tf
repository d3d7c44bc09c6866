# The same module twice, and the ways that a value can take to it.

module "network" {
  source = "terraform-aws-modules/vpc/aws"
}

module "shop" {
  source   = "../../modules/web"
  for_each = local.shops

  settings = each.value
  debug    = var.debug
}

module "missing" {
  source           = "acme/launcher/aws"
  assign_public_ip = true
}

locals {
  defaults = { public = false, count = 1 }
  shops = {
    "tokyo"   = merge(local.defaults, { public = var.debug ? false : true })
    "paris\"" = local.defaults
    "new"     = { public = var.unset }
  }
}
