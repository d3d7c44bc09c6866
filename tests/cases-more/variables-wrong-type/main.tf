variable "number" {
  type    = number
  default = 1
}

resource "aws_ecs_service" "number" {
  name            = "number"
  cluster         = "demo"
  task_definition = "number:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.number
  }
}

resource "aws_ecs_service" "word" {
  name            = "word"
  cluster         = "demo"
  task_definition = "word:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "yes"
  }
}

resource "aws_ecs_service" "upper" {
  name            = "upper"
  cluster         = "demo"
  task_definition = "upper:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "True"
  }
}

resource "aws_ecs_service" "upper_false" {
  name            = "upper_false"
  cluster         = "demo"
  task_definition = "upper-false:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "FALSE"
  }
}

resource "aws_ecs_service" "empty" {
  name            = "empty"
  cluster         = "demo"
  task_definition = "empty:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = ""
  }
}

resource "aws_ecs_service" "zero" {
  name            = "zero"
  cluster         = "demo"
  task_definition = "zero:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 0
  }
}

resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [false]
  }
}

resource "aws_ecs_service" "fine" {
  name            = "fine"
  cluster         = "demo"
  task_definition = "fine:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
