resource "aws_ecs_service" "other" {
  name            = "other"
  cluster         = "demo"
  task_definition = "other:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
