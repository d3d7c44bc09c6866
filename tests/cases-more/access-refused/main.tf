locals {
  list = [false, false]
  map  = { a = false }
}

resource "aws_ecs_service" "beyond" {
  name            = "beyond"
  cluster         = "demo"
  task_definition = "beyond:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[2]
  }
}

resource "aws_ecs_service" "negative" {
  name            = "negative"
  cluster         = "demo"
  task_definition = "negative:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[-1]
  }
}

resource "aws_ecs_service" "fraction" {
  name            = "fraction"
  cluster         = "demo"
  task_definition = "fraction:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[0.5]
  }
}

resource "aws_ecs_service" "missing" {
  name            = "missing"
  cluster         = "demo"
  task_definition = "missing:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.map.b
  }
}

resource "aws_ecs_service" "on_bool" {
  name            = "on_bool"
  cluster         = "demo"
  task_definition = "on-bool:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.map.a.b
  }
}

resource "aws_ecs_service" "on_null" {
  name            = "on_null"
  cluster         = "demo"
  task_definition = "on-null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = null.a
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
