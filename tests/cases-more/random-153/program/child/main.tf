variable "a0" {
  type = object({ on = bool, name = optional(string, "none"), deep = optional(object({ on = optional(bool, true) }), {}) })
}
variable "a1" {
  type = any
}
variable "a2" {
  type = string
}
resource "aws_ecs_service" "c" {
  name = "c"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = jsondecode(<<-EOT
    {"v": ${can(regex("^[a-p]+$", var.a0.name))}}
  EOT
  ).v
  }
}
output "out" {
  value = var.a2
}
