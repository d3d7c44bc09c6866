variable "net" {
  type = object({ public = bool, size = optional(number, 1) })
}

locals {
  public = var.net.public
}

module "d" {
  source = "../d"
  flags  = [local.public]
}
