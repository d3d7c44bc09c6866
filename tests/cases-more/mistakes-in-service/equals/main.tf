resource "aws_ecs_service" "equals" {
  name            = "equals"
  cluster         = "demo"
  task_definition = "equals:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip == true
  }
}
