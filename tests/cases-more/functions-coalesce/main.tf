resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_service" "skips_null" {
  name            = "skips_null"
  cluster         = "demo"
  task_definition = "skips-null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = coalesce(null, true)
  }
}

resource "aws_ecs_service" "keeps_false" {
  name            = "keeps_false"
  cluster         = "demo"
  task_definition = "keeps-false:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = coalesce(false, true)
  }
}

resource "aws_ecs_service" "skips_empty" {
  name            = "skips_empty"
  cluster         = "demo"
  task_definition = "skips-empty:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = coalesce(null, "", "true")
  }
}

resource "aws_ecs_service" "unifies" {
  name            = "unifies"
  cluster         = "demo"
  task_definition = "unifies:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = coalesce(null, false, "true") == "false"
  }
}

resource "aws_ecs_service" "spread" {
  name            = "spread"
  cluster         = "demo"
  task_definition = "spread:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = coalesce(["", "true"]...)
  }
}

resource "aws_ecs_service" "first_unknown" {
  name            = "first_unknown"
  cluster         = "demo"
  task_definition = "first-unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = coalesce(local.later, false)
  }
}

resource "aws_ecs_service" "last_unknown" {
  name            = "last_unknown"
  cluster         = "demo"
  task_definition = "last-unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = coalesce(false, local.later)
  }
}
