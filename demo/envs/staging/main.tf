variable "public" {
  type = bool
}

variable "subnets" {
  type    = list(string)
  default = ["subnet-0aa11bb22cc33dd44"]
}

module "storefront" {
  source           = "../../modules/web"
  name             = "storefront-staging"
  subnets          = var.subnets
  security_groups  = ["sg-0aa11bb22cc33dd44"]
  assign_public_ip = var.public
}
