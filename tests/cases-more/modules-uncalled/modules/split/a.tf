resource "aws_ecs_service" "split" {
  name            = "split"
  cluster         = "demo"
  task_definition = "split:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}
