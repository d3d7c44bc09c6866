resource "aws_ecs_service" "rest" {
  name            = "rest"
  cluster         = "demo"
  task_definition = "rest:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = false true
  }
}
