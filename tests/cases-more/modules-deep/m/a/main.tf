variable "on" {
  default = null
}

module "b" {
  source  = "../b"
  enabled = var.on
}
