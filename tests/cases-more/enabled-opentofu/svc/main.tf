resource "aws_ecs_service" "svc" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}
