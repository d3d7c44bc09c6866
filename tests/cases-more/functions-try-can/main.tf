resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

locals {
  object = { a = true, n = null }
}

resource "aws_ecs_service" "first" {
  name            = "first"
  cluster         = "demo"
  task_definition = "first:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(local.object.a, false)
  }
}

resource "aws_ecs_service" "second" {
  name            = "second"
  cluster         = "demo"
  task_definition = "second:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(local.object.b, false)
  }
}

resource "aws_ecs_service" "third" {
  name            = "third"
  cluster         = "demo"
  task_definition = "third:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(local.object.b, local.object.b.c[3], true)
  }
}

resource "aws_ecs_service" "converts" {
  name            = "converts"
  cluster         = "demo"
  task_definition = "converts:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(tobool("yes"), true)
  }
}

resource "aws_ecs_service" "null_works" {
  name            = "null_works"
  cluster         = "demo"
  task_definition = "null-works:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(local.object.n, true)
  }
}

resource "aws_ecs_service" "can" {
  name            = "can"
  cluster         = "demo"
  task_definition = "can:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(local.object.a)
  }
}

resource "aws_ecs_service" "cannot" {
  name            = "cannot"
  cluster         = "demo"
  task_definition = "cannot:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(local.object.b)
  }
}

resource "aws_ecs_service" "unknown" {
  name            = "unknown"
  cluster         = "demo"
  task_definition = "unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(local.later, false)
  }
}

resource "aws_ecs_service" "unknown_last" {
  name            = "unknown_last"
  cluster         = "demo"
  task_definition = "unknown-last:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(false, local.later)
  }
}
