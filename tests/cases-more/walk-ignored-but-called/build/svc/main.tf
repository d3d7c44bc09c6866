resource "aws_ecs_service" "ignored" {
  name            = "ignored"
  cluster         = "demo"
  task_definition = "ignored:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
