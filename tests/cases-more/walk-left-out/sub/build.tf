resource "aws_ecs_service" "named" {
  name            = "named"
  cluster         = "demo"
  task_definition = "named:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
