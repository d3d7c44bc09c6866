variable "text" {
  type = string
}

variable "unused" {
}

resource "aws_ecs_service" "this" {
  name            = "this"
  cluster         = "demo"
  task_definition = "this:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.text
  }
}
