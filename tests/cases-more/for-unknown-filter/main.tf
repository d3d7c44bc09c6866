resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_service" "filter" {
  name            = "filter"
  cluster         = "demo"
  task_definition = "filter:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length([for x in [1, 2] : x if local.later]) == 2
  }
}

resource "aws_ecs_service" "filter_known" {
  name            = "filter_known"
  cluster         = "demo"
  task_definition = "filter-known:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length([for x in [1, 2] : x if local.later || true]) == 2
  }
}

resource "aws_ecs_service" "value" {
  name            = "value"
  cluster         = "demo"
  task_definition = "value:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for x in [1, 2] : local.later || x == 1][0]
  }
}
