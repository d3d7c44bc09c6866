resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

variable "names" {
  type = set(string)
}

module "some" {
  source   = "./svc"
  for_each = var.names
  name     = each.key
  public   = true
}

module "keyed" {
  source   = "./svc"
  for_each = var.names
  public   = each.key == "web"
}

module "near" {
  source = "./svc"
  public = false
}

module "argument" {
  source = "./svc"
  public = local.later
}
