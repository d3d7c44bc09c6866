resource "aws_ecs_service" "quote" {
  name            = "quote"
  cluster         = "demo"
  task_definition = "quote:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = "true
  }
}
