resource "aws_ecs_service" "inner" {
  name            = "inner"
  cluster         = "demo"
  task_definition = "inner:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
