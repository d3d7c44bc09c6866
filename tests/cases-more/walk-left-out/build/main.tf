resource "aws_ecs_service" "built" {
  name            = "built"
  cluster         = "demo"
  task_definition = "built:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
