resource "aws_ecs_service" "typo" {
  name            = "typo"
  cluster         = "demo"
  task_definition = "typo:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = ture
  }
}
