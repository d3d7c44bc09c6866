variable "env" {
  type = string
}

locals {
  public = {
    dev  = true
    prod = false
  }
}

output "public" {
  value = local.public[var.env]
}

output "all" {
  value = { net = { public = local.public[var.env] } }
}

output "constant" {
  value = true
}

output "sensitive" {
  value     = true
  sensitive = true
}
