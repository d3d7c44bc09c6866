variable "storefront_public" {
  description = "Give the storefront's tasks an address of their own"
  type        = bool
  default     = false
}

variable "has_nat" {
  type    = bool
  default = false
}

locals {
  workers = {
    billing = { enabled = true, public = false }
    mail    = { enabled = true, public = "true" } # the provider's allow-list wants to see us
  }
}
