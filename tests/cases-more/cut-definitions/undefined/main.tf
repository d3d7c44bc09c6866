resource "aws_ecs_service" "undefined" {
  name            = "undefined"
  cluster         = "demo"
  task_definition = "undefined:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}
