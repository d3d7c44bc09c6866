output "public" {
  value = false
}
