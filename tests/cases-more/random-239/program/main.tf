variable "v0" {
  type = list(bool)
}
variable "v1" {
  type = number
  default = 2
}
resource "aws_security_group" "late" {
}
locals {
  l0 = aws_security_group.late.id
  l1 = var.v1
  l2 = zipmap(["alpha", "beta"], [([for x in var.v0 : !x][*] == concat(var.v0, var.v0)), contains(tolist(toset(["delta", "alpha"])), { on = false, name = "x-1", deep = { on = false } }.name)])
}
module "child" {
  source = "./child"
  for_each = { gamma = true }
  a0 = { on = { on = false, name = "b", deep = { on = false } }.deep.on, name = each.key, deep = { on = tobool(tostring(each.value)) } }
  a1 = "${replace(aws_security_group.late.id, "/[a-z]+/", "x")}-${var.v1}"
  a2 = { on = (true || each.value), name = replace("a", "-", "x"), deep = { on = each.value } }
}
resource "aws_ecs_service" "s0" {
  name = "s0"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = !false
  }
}
resource "aws_ecs_task_set" "s1" {
  service = "web"
  cluster = "main"
  task_definition = "web:1"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = (length([{ on = true, name = "b" }, { on = true, name = "true" }][*].name) > 1)
  }
}
resource "aws_ecs_service" "s2" {
  name = "s2"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = jsondecode(<<-EOT
    {"v": ${(tolist(var.v0)[*] == var.v0)}}
  EOT
  ).v
  }
}
