variable "a0" {
  type = list(bool)
}
resource "aws_ecs_service" "c" {
  count = element(var.a0, 0) ? 1 : 1
  name = "c"
  launch_type = "FARGATE"
  dynamic "network_configuration" {
    for_each = [jsondecode(jsonencode({ v = can([true][0]) })).v]
    content {
      subnets = ["subnet-1"]
      assign_public_ip = { on = true, name = "", deep = { on = false } }.on
    }
  }
}
output "out" {
  value = { for k, v in merge({ alpha = true, delta = true }, { alpha = false }) : upper(k) => v if v }
}
