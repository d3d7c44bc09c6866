variable "v0" {
  type = number
  default = 1.5
  nullable = false
}
variable "v1" {
  type = list(bool)
}
resource "aws_security_group" "late" {
}
locals {
  l0 = jsonencode(tolist(setintersection(toset(["delta", "alpha"]), toset(["gamma", "alpha", "beta"]))))
  l1 = merge({ beta = true, gamma = true, delta = true }, { for k, v in merge({ alpha = true, delta = false, gamma = false }, { delta = true, alpha = true, gamma = true }) : upper(k) => v if v })
  l2 = var.v0
  l3 = setunion(toset([for x in toset(["alpha", "gamma"]) : lower(x)]), toset(keys(local.l1)))
  l4 = merge({ on = false, name = "", deep = { on = false } }, { on = try([!false, tobool(jsonencode({ on = true, name = "a", deep = { on = false } }))][0], can(local.l1["beta"])) })
}
module "child" {
  source = "./child"
  a0 = (alltrue(var.v1) ? coalescelist(var.v1, var.v1) : coalescelist(var.v1, [true]))
}
resource "aws_ecs_service" "s0" {
  name = "s0"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = contains([[true, true, true], [for i, x in tolist(["false"]) : x == local.l0 || i > 1]], var.v1)
  }
}
resource "aws_ecs_service" "s1" {
  name = "s1"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = ((var.v1[*] == var.v1) || false)
  }
}
