resource "aws_ecs_service" "empty" {
  name            = "empty"
  cluster         = "demo"
  task_definition = "empty:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip =
  }
}
