resource "aws_ecs_service" "chosen" {
  name            = "chosen"
  cluster         = "demo"
  task_definition = "chosen:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}
