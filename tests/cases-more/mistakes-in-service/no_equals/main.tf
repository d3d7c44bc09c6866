resource "aws_ecs_service" "no_equals" {
  name            = "no_equals"
  cluster         = "demo"
  task_definition = "no-equals:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip true
  }
}
