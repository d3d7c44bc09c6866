variable "enabled" {
  type    = bool
  default = true
}

variable "with_balancer" {
  type    = bool
  default = true

  validation {
    condition     = var.with_balancer
    error_message = "It is always there."
  }
}

module "counted" {
  source           = "../../modules/svc"
  count            = var.enabled ? 1 : 0
  assign_public_ip = var.enabled
}

module "validated" {
  source           = "../../modules/svc"
  assign_public_ip = var.with_balancer
}

module "wrapped" {
  source = "../../modules/wrapped"
  count  = var.enabled ? 1 : 0
  public = var.enabled
}

module "object" {
  source  = "../../modules/object"
  count   = var.enabled ? 1 : 0
  service = { name = "object", public = var.enabled }
}

module "each" {
  source   = "../../modules/object"
  for_each = var.enabled ? { a = { public = var.enabled } } : {}
  service  = { name = each.key, public = each.value.public }
}
