output "public" {
  value = true
}

output "public" {
  value = false
}
