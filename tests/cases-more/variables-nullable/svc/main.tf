variable "nullable" {
  type    = bool
  default = true
}

variable "not_nullable" {
  type     = bool
  default  = true
  nullable = false
}

resource "aws_ecs_service" "a" {
  name            = "a"
  cluster         = "demo"
  task_definition = "a:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.nullable
  }
}

resource "aws_ecs_service" "b" {
  name            = "b"
  cluster         = "demo"
  task_definition = "b:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.not_nullable
  }
}
