variable "v0" {
  type = number
  default = 1.5
}
variable "v1" {
  type = list(object({ on = bool, name = optional(string, "none") }))
}
variable "v2" {
  type = list(bool)
}
variable "v3" {
  type = number
  default = 2
}
variable "v4" {
  type = list(string)
  default = ["x-1", "A b", "prod"]
  nullable = false
}
resource "aws_security_group" "late" {
}
locals {
  l0 = { on = jsondecode(<<-EOT
    {"v": ${can({ gamma = true, delta = true, beta = false }["beta"])}}
  EOT
  ).v, name = element(sort(toset(["delta", "beta"])), 1), deep = { on = false } }
  l1 = var.v4
  l2 = (var.v2[*] == var.v2)
  l3 = signum(sum([for x in toset(["alpha", "beta", "delta"])[*] : length(x)]))
}
module "child" {
  source = "./child"
  for_each = (local.l2 ? { alpha = true, gamma = false } : { delta = true })
  a0 = merge({ on = true, name = "dev", deep = { on = true } }, { on = anytrue([false, true]) })
  a1 = merge({ for k, v in { beta = true, delta = true, gamma = false } : upper(k) => v if v }, { delta = false })
  a2 = aws_security_group.late.id
}
resource "aws_ecs_service" "s0" {
  count = true ? 1 : 0
  name = "s0"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = local.l2
  }
}
resource "aws_ecs_task_set" "s1" {
  for_each = (local.l2 ? { delta = true } : { for x in toset(["alpha", "gamma", "delta"]) : x => local.l2 })
  service = "web"
  cluster = "main"
  task_definition = "web:1"
  launch_type = "FARGATE"
  dynamic "network_configuration" {
    for_each = [(local.l2 && coalesce(null, false))]
    content {
      subnets = ["subnet-1"]
      assign_public_ip = (startswith(aws_security_group.late.id, "a") ? network_configuration.value : each.value)
    }
  }
}
