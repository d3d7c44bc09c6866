variable "v0" {
  type = number
  default = 1.5
  nullable = false
}
variable "v1" {
  type = string
  default = ""
}
variable "v2" {
  type = list(string)
  default = ["x-1"]
  nullable = false
}
variable "v3" {
  type = list(bool)
  default = [false]
}
locals {
  l0 = var.v0
  l1 = (can(var.v3[3]) ? local.l0 : try(tonumber(var.v1), min(3, 10)))
  l2 = concat((false ? formatlist("%s!", var.v2) : []), tolist(var.v2))
  l3 = ({ on = true, name = "true", deep = { on = true } }.on ? { beta = false, alpha = false } : { beta = true, delta = false })
  l4 = [{ on = true, name = "" }, { on = false, name = "prod" }]
}
module "child" {
  source = "./child"
  a0 = var.v3
}
resource "aws_ecs_service" "s0" {
  count = (var.v3[*] == var.v3) ? 2 : 0
  name = "s0"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = tostring(alltrue([true, false, false]))
  }
}
resource "aws_ecs_service" "s1" {
  name = "s1"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = (try(var.v3[2], lookup({ alpha = false, beta = false }, "delta", false)) ? alltrue(var.v3) : startswith(substr("true", 0, 3), "a"))
  }
}
resource "aws_ecs_service" "s2" {
  name = "s2"
  launch_type = "FARGATE"
  dynamic "network_configuration" {
    for_each = [for x in [{ on = true, name = "true", deep = { on = true } }.deep.on] : x if (length(local.l4[*].name) > 1)]
    content {
      subnets = ["subnet-1"]
      assign_public_ip = network_configuration.value
    }
  }
}
