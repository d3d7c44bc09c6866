resource "aws_ecs_service" "variable" {
  name            = "variable"
  cluster         = "demo"
  task_definition = "variable:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}
