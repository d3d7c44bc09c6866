variable "v0" {
  type = list(bool)
  default = [false, true, false]
}
variable "v1" {
  type = string
  default = ""
}
variable "v2" {
  type = map(bool)
  default = { beta = true, gamma = true }
}
variable "v3" {
  type = list(object({ on = bool, name = optional(string, "none") }))
  default = [{ on = false, name = "false" }, { on = true, name = "b" }, { on = true, name = "x-1" }]
}
resource "aws_security_group" "late" {
}
locals {
  l0 = toset([for x in toset(["delta", "beta"]) : lower(x)])
  l1 = merge({ on = true, name = "false", deep = { on = false } }, { on = jsondecode(jsonencode({ v = true })).v })
}
module "child" {
  source = "./child"
  for_each = (true ? var.v2 : { beta = true })
  a0 = [{ on = jsondecode(jsonencode({ v = each.value })).v, name = join("-", ["a", "dev"]) }]
  a1 = var.v2
  a2 = merge(local.l1, { on = each.value })
}
resource "aws_ecs_service" "s0" {
  count = (var.v0[*] == var.v0) ? 2 : 1
  name = "s0"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = (try(var.v0[2], (false && false)) ? { on = false, name = "prod", deep = { on = false } }.on : one([can(var.v2["delta"])]))
  }
}
resource "aws_ecs_service" "s1" {
  for_each = var.v2
  name = "s1"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = (each.value && can(regex("^[a-p]+$", aws_security_group.late.id)))
  }
}
