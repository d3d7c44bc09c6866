output "public" {
  value = false
