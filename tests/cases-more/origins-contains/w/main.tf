output "pub" {
  value = true
}
