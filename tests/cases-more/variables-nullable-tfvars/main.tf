variable "nullable" {
  type    = bool
  default = true
}

variable "not_nullable" {
  type     = bool
  default  = true
  nullable = false
}

resource "aws_ecs_service" "nullable" {
  name            = "nullable"
  cluster         = "demo"
  task_definition = "nullable:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.nullable
  }
}

resource "aws_ecs_service" "not_nullable" {
  name            = "not_nullable"
  cluster         = "demo"
  task_definition = "not-nullable:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.not_nullable
  }
}
