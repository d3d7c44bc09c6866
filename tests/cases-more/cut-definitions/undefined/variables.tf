variable "other" {
