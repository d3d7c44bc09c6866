variable "a0" {
  type = object({ on = bool, name = optional(string, "none"), deep = optional(object({ on = optional(bool, true) }), {}) })
}
variable "a1" {
  type = string
}
variable "a2" {
  type = any
}
resource "aws_ecs_service" "c" {
  for_each = { alpha = jsondecode(jsonencode({ v = false })).v }
  name = "c"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = try(coalescelist([for k, v in { gamma = false } : v if k != "alpha"], [each.value, false])[1], each.value)
  }
}
output "out" {
  value = jsonencode((var.a1 != "dev"))
}
