resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_service" "both_off" {
  name            = "both_off"
  cluster         = "demo"
  task_definition = "both-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later ? false : false
  }
}

resource "aws_ecs_service" "both_on" {
  name            = "both_on"
  cluster         = "demo"
  task_definition = "both-on:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later ? true : true
  }
}

resource "aws_ecs_service" "differ" {
  name            = "differ"
  cluster         = "demo"
  task_definition = "differ:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later ? true : false
  }
}

resource "aws_ecs_service" "nested" {
  name            = "nested"
  cluster         = "demo"
  task_definition = "nested:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later ? (local.later ? true : true) : true
  }
}

resource "aws_ecs_service" "null_or_false" {
  name            = "null_or_false"
  cluster         = "demo"
  task_definition = "null-or-false:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later ? null : false
  }
}

resource "aws_ecs_service" "texts" {
  name            = "texts"
  cluster         = "demo"
  task_definition = "texts:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later ? "true" : true
  }
}

resource "aws_ecs_service" "known" {
  name            = "known"
  cluster         = "demo"
  task_definition = "known:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true ? true : local.later
  }
}

resource "aws_ecs_service" "taken" {
  name            = "taken"
  cluster         = "demo"
  task_definition = "taken:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true ? local.later : false
  }
}
