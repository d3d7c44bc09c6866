locals {
  a     = local.b
  b     = local.a
  self  = local.self
  tail  = local.a
  fine  = true
  other = { ring = local.b, fine = true }
}

resource "aws_ecs_service" "a" {
  name            = "a"
  cluster         = "demo"
  task_definition = "a:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.a
  }
}

resource "aws_ecs_service" "self" {
  name            = "self"
  cluster         = "demo"
  task_definition = "self:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.self
  }
}

resource "aws_ecs_service" "tail" {
  name            = "tail"
  cluster         = "demo"
  task_definition = "tail:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.tail
  }
}

resource "aws_ecs_service" "fine" {
  name            = "fine"
  cluster         = "demo"
  task_definition = "fine:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.fine
  }
}

resource "aws_ecs_service" "other" {
  name            = "other"
  cluster         = "demo"
  task_definition = "other:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.other.fine
  }
}

resource "aws_ecs_service" "literal" {
  name            = "literal"
  cluster         = "demo"
  task_definition = "literal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
