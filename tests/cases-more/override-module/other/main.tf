variable "public" {
  type = bool
}

resource "aws_ecs_service" "that" {
  name            = "that"
  cluster         = "demo"
  task_definition = "that:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !var.public
  }
}
