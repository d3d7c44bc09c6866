locals {
  object = { a = true }
  public = { dev = false }
}

resource "aws_ecs_service" "try" {
  name            = "try"
  cluster         = "demo"
  task_definition = "try:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(local.object.b)
  }
}

resource "aws_ecs_service" "coalesce" {
  name            = "coalesce"
  cluster         = "demo"
  task_definition = "coalesce:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = coalesce("", null)
  }
}

resource "aws_ecs_service" "missing" {
  name            = "missing"
  cluster         = "demo"
  task_definition = "missing:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup(local.public, "stage")
  }
}

resource "aws_ecs_service" "element_empty" {
  name            = "element_empty"
  cluster         = "demo"
  task_definition = "element-empty:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = element([], 0)
  }
}

resource "aws_ecs_service" "length_null" {
  name            = "length_null"
  cluster         = "demo"
  task_definition = "length-null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(null) == 0
  }
}

resource "aws_ecs_service" "contains_text" {
  name            = "contains_text"
  cluster         = "demo"
  task_definition = "contains-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains("abc", "d")
  }
}

resource "aws_ecs_service" "tobool_number" {
  name            = "tobool_number"
  cluster         = "demo"
  task_definition = "tobool-number:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tobool(0)
  }
}

resource "aws_ecs_service" "no_integer" {
  name            = "no_integer"
  cluster         = "demo"
  task_definition = "no-integer:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = format("%d", 1.5) == "1"
  }
}

resource "aws_ecs_service" "too_few" {
  name            = "too_few"
  cluster         = "demo"
  task_definition = "too-few:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = format("%d %s", 1) == "1"
  }
}

resource "aws_ecs_service" "length_null_flag" {
  name            = "length_null_flag"
  cluster         = "demo"
  task_definition = "length-null-flag:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(null)
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
