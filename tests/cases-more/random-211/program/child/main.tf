variable "a0" {
  type = list(object({ on = bool, name = optional(string, "none") }))
}
variable "a1" {
  type = map(bool)
}
variable "a2" {
  type = object({ on = bool, name = optional(string, "none"), deep = optional(object({ on = optional(bool, true) }), {}) })
}
resource "aws_ecs_service" "c" {
  for_each = { for k, v in { for k, v in var.a1 : k => !v } : k => !v }
  name = "c"
  launch_type = "FARGATE"
  dynamic "network_configuration" {
    for_each = [for x in [each.value] : x if try([false, false, false][2], each.value)]
    content {
      subnets = ["subnet-1"]
      assign_public_ip = (network_configuration.value || (length(var.a0[*].name) > 1))
    }
  }
}
output "out" {
  value = tomap(tomap({ gamma = true, delta = true, alpha = false }))
}
