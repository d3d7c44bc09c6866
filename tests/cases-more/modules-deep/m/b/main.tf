variable "enabled" {
  type     = bool
  default  = false
  nullable = false
}

module "c" {
  source = "../c"
  net    = { public = var.enabled }
}
