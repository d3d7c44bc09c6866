output "public" {
  value = false
}

output "public" {
  value = true
}
