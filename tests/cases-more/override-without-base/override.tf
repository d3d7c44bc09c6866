resource "aws_ecs_service" "ghost" {
  name            = "ghost"
  cluster         = "demo"
  task_definition = "ghost:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

variable "ghost" {
  default = true
}
