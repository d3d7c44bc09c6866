variable "public" {
  type = bool
}
