resource "aws_ecs_service" "needs" {
  name            = "needs"
  cluster         = "demo"
  task_definition = "needs:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}
