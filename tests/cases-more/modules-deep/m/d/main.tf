variable "flags" {
  type = list(bool)
}

module "e" {
  source = "./e"
  text   = "${var.flags[0]}"
}
