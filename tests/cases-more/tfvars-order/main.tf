variable "a" {
  type    = bool
  default = false
}

variable "b" {
  type    = bool
  default = false
}

variable "c" {
  type    = bool
  default = false
}

variable "d" {
  type    = bool
  default = false
}

variable "e" {
  type    = bool
  default = false
}

variable "f" {
  type    = bool
  default = false
}

variable "g" {
  type    = bool
  default = false
}

resource "aws_ecs_service" "a" {
  name            = "a"
  cluster         = "demo"
  task_definition = "a:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.a
  }
}

resource "aws_ecs_service" "b" {
  name            = "b"
  cluster         = "demo"
  task_definition = "b:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.b
  }
}

resource "aws_ecs_service" "c" {
  name            = "c"
  cluster         = "demo"
  task_definition = "c:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.c
  }
}

resource "aws_ecs_service" "d" {
  name            = "d"
  cluster         = "demo"
  task_definition = "d:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.d
  }
}

resource "aws_ecs_service" "e" {
  name            = "e"
  cluster         = "demo"
  task_definition = "e:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.e
  }
}

resource "aws_ecs_service" "f" {
  name            = "f"
  cluster         = "demo"
  task_definition = "f:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.f
  }
}

resource "aws_ecs_service" "g" {
  name            = "g"
  cluster         = "demo"
  task_definition = "g:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.g
  }
}
