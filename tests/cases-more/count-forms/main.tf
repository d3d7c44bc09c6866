variable "copies" {
  type    = number
  default = 2
}

locals {
  public = [false, true]
  on     = true
}

resource "aws_ecs_service" "copies" {
  count           = var.copies
  name            = "copies"
  cluster         = "demo"
  task_definition = "copies:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = count.index == 1
  }
}

resource "aws_ecs_service" "listed" {
  count           = length(local.public)
  name            = "listed"
  cluster         = "demo"
  task_definition = "listed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.public[count.index]
  }
}

resource "aws_ecs_service" "text" {
  count           = "1"
  name            = "text"
  cluster         = "demo"
  task_definition = "text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "switch" {
  count           = local.on ? 1 : 0
  name            = "switch"
  cluster         = "demo"
  task_definition = "switch:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "element" {
  count           = 3
  name            = "element"
  cluster         = "demo"
  task_definition = "element:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = element(local.public, count.index)
  }
}

resource "aws_ecs_service" "whole" {
  count           = 4 / 2 - 1
  name            = "whole"
  cluster         = "demo"
  task_definition = "whole:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
