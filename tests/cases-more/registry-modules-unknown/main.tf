variable "more" {
  type = bool
}

variable "all" {
  type = any
}

locals {
  base = { a = { assign_public_ip = true } }
}

module "merged" {
  source   = "terraform-aws-modules/ecs/aws"
  services = merge(local.base, var.more ? {} : { b = { assign_public_ip = true } })
}

module "given" {
  source   = "terraform-aws-modules/ecs/aws"
  services = var.all
}

module "hidden" {
  source   = "terraform-aws-modules/ecs/aws"
  services = sensitive(local.base)
}

# Neither of them launches anything.
module "cluster" {
  source = "terraform-aws-modules/ecs/aws//modules/cluster"
}

module "cluster_by_git" {
  source = "git::https://github.com/terraform-aws-modules/terraform-aws-ecs.git//modules/cluster?ref=v5.11.4"
}
