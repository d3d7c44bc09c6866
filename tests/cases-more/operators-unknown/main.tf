resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_service" "and_false" {
  name            = "and_false"
  cluster         = "demo"
  task_definition = "and-false:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later && false
  }
}

resource "aws_ecs_service" "false_and" {
  name            = "false_and"
  cluster         = "demo"
  task_definition = "false-and:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false && local.later
  }
}

resource "aws_ecs_service" "or_true" {
  name            = "or_true"
  cluster         = "demo"
  task_definition = "or-true:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later || true
  }
}

resource "aws_ecs_service" "true_or" {
  name            = "true_or"
  cluster         = "demo"
  task_definition = "true-or:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true || local.later
  }
}

resource "aws_ecs_service" "and_true" {
  name            = "and_true"
  cluster         = "demo"
  task_definition = "and-true:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later && true
  }
}

resource "aws_ecs_service" "or_false" {
  name            = "or_false"
  cluster         = "demo"
  task_definition = "or-false:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later || false
  }
}

resource "aws_ecs_service" "not" {
  name            = "not"
  cluster         = "demo"
  task_definition = "not:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !local.later
  }
}

resource "aws_ecs_service" "equal" {
  name            = "equal"
  cluster         = "demo"
  task_definition = "equal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later == true
  }
}

resource "aws_ecs_service" "sum" {
  name            = "sum"
  cluster         = "demo"
  task_definition = "sum:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(aws_ecs_cluster.demo.arn) + 1 > 5
  }
}
