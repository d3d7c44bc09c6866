variable "v0" {
  type = list(bool)
  default = [false]
}
variable "v1" {
  type = string
  default = "b"
  nullable = false
}
variable "v2" {
  type = set(string)
  default = ["alpha", "beta"]
}
variable "v3" {
  type = map(bool)
}
variable "v4" {
  type = number
}
locals {
  l0 = length(concat(concat([{ on = false, name = "prod" }, { on = false, name = "" }, { on = true, name = "A b" }], [{ on = true, name = "z" }]), [{ on = ([false, true][*] == var.v0), name = "z" }]))
}
resource "aws_ecs_service" "s0" {
  name = "s0"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = jsondecode(<<-EOT
    {"v": ${{ on = false, name = "", deep = { on = false } }.deep.on}}
  EOT
  ).v
  }
}
resource "aws_ecs_service" "s1" {
  name = "s1"
  launch_type = "FARGATE"
  dynamic "network_configuration" {
    for_each = [true]
    iterator = net
    content {
      subnets = ["subnet-1"]
      assign_public_ip = (var.v0[*] == slice(concat(var.v0, [true]), 0, 1))
    }
  }
}
resource "aws_ecs_service" "s2" {
  for_each = toset([for x in toset([for x in toset(["beta"]) : lower(x)]) : lower(x)])
  name = "s2"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = (false && startswith(join("-", [""]), "a"))
  }
}
