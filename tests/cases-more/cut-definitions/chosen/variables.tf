variable "public" {
  default = false ? true : 
