variable "public" {
  default = false
}

module "a" {
  source = "../a"
}
