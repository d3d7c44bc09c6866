resource "aws_ecs_service" "half" {
  name            = "half"
  cluster         = "demo"
  task_definition = "half:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = false ||
  }
}
