variable "yes" {
  type    = bool
  default = "yes"
}

variable "lacks" {
  type    = object({ public = bool, name = string })
  default = { public = false }
}

resource "aws_ecs_service" "yes" {
  name            = "yes"
  cluster         = "demo"
  task_definition = "yes:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.yes
  }
}

resource "aws_ecs_service" "lacks" {
  name            = "lacks"
  cluster         = "demo"
  task_definition = "lacks:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.lacks.public
  }
}

resource "aws_ecs_service" "fine" {
  name            = "fine"
  cluster         = "demo"
  task_definition = "fine:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
