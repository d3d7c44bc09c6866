resource "aws_ecs_service" "last" {
  network_configuration {
    subnets          = []
    assign_public_ip = false
  }
}
