variable "enabled" {
  default = false
}

resource "aws_ecs_service" "map" {
  for_each        = {}
  name            = "map"
  cluster         = "demo"
  task_definition = "map:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "set" {
  for_each        = toset([])
  name            = "set"
  cluster         = "demo"
  task_definition = "set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "filtered" {
  for_each        = { for k, v in { a = false } : k => v if v }
  name            = "filtered"
  cluster         = "demo"
  task_definition = "filtered:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "chosen" {
  for_each        = var.enabled ? toset(["a"]) : toset([])
  name            = "chosen"
  cluster         = "demo"
  task_definition = "chosen:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = "demo"
  task_definition = "one:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
