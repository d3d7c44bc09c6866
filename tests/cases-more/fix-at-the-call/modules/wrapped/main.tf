variable "public" {
  type = bool
}

module "svc" {
  source           = "../svc"
  assign_public_ip = var.public
}
