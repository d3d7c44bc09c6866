variable "public" {
  default = false
}

variable "public" {
  default = true
}

resource "aws_ecs_service" "variable_off" {
  name            = "variable_off"
  cluster         = "demo"
  task_definition = "variable-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}
