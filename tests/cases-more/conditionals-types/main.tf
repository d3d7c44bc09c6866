locals {
  off = { public = false }
}

resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (true ? tolist([false]) : tolist(["x"]))[0] == "false"
  }
}

resource "aws_ecs_service" "tuple" {
  name            = "tuple"
  cluster         = "demo"
  task_definition = "tuple:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (true ? [false] : ["x"])[0] == "false"
  }
}

resource "aws_ecs_service" "object" {
  name            = "object"
  cluster         = "demo"
  task_definition = "object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (true ? { a = true } : { a = "x" }).a == "true"
  }
}

resource "aws_ecs_service" "number" {
  name            = "number"
  cluster         = "demo"
  task_definition = "number:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (true ? 1 : "x") == "1"
  }
}

resource "aws_ecs_service" "null" {
  name            = "null"
  cluster         = "demo"
  task_definition = "null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (true ? null : { public = true }) == null
  }
}

resource "aws_ecs_service" "flag" {
  name            = "flag"
  cluster         = "demo"
  task_definition = "flag:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (true ? local.off : { public = true }).public
  }
}

resource "aws_ecs_service" "cannot" {
  name            = "cannot"
  cluster         = "demo"
  task_definition = "cannot:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(true ? { a = 1 } : [1])
  }
}

resource "aws_ecs_service" "neither" {
  name            = "neither"
  cluster         = "demo"
  task_definition = "neither:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(true ? { a = 1 } : { b = [1] }, null) == null
  }
}
