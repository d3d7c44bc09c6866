variable "a0" {
  type = list(bool)
}
resource "aws_ecs_service" "c" {
  count = false ? 1 : 1
  name = "c"
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
    assign_public_ip = tostring(((element([true], 2) || one([true])) ? { on = false, name = "x-1", deep = { on = true } }.deep.on : true))
  }
}
output "out" {
  value = "b"
}
