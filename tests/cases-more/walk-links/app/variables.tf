variable "public" {
  default = false
}
