variable "public" {
  type = bool
}

module "svc" {
  source = "../svc"
  count  = 2
  public = count.index == 0 ? var.public : false
}
