module "svc" {
  source = "../../modules/svc"
  public = var.public
}

variable "public" {
}
