variable "given" {
  default = false
}

output "out" {
  value = var.given
}

output "fixed" {
  value = true
}
