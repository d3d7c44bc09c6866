variable "public" {
  default = false
}

module "c" {
  source = "../c"
  public = var.public
}
