resource "aws_ecs_service" "brace" {
  name            = "brace"
  cluster         = "demo"
  task_definition = "brace:1"
  launch_type     = "FARGATE"
  network_configuration
  {
    assign_public_ip = true
  }
}
