resource "aws_ecs_service" "colon" {
  name            = "colon"
  cluster         = "demo"
  task_definition = "colon:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip: true
  }
}
