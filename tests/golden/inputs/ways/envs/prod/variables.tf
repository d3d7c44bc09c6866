variable "debug" {
  type    = bool
  default = true
}

variable "unset" {
  type = bool
}
