variable "assign_public_ip" {
  type    = bool
  default = false
}

module "inner" {
  source = "./inner"
  public = var.assign_public_ip
}
