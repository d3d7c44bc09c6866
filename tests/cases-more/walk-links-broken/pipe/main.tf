resource "aws_ecs_service" "pipe" {
  name            = "pipe"
  cluster         = "demo"
  task_definition = "pipe:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
