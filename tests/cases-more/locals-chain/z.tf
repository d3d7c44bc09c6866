locals {
  first  = true
  public = var.public
}

variable "public" {
  default = true
}
