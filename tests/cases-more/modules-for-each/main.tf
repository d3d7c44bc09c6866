locals {
  services = {
    web         = { public = true }
    api         = { public = false }
    "a \"b\""   = { public = true }
  }
}

module "svc" {
  source   = "./svc"
  for_each = local.services
  name     = each.key
  public   = each.value.public
}

module "numbered" {
  source = "./svc"
  count  = 2
  public = count.index == 0
}

module "none" {
  source = "./svc"
  count  = 0
  public = true
}

module "no_keys" {
  source   = "./svc"
  for_each = {}
  public   = true
}
