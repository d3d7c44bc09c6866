variable "names" {
  type    = set(string)
  default = ["b", "a"]
}

variable "map" {
  type = map(object({ public = optional(bool, false), name = optional(string) }))
  default = {
    open   = { public = true }
    closed = { name = "closed" }
  }
}

locals {
  list = [{ name = "x", public = true }, { name = "y", public = false }]
}

resource "aws_ecs_service" "set" {
  for_each        = var.names
  name            = "set"
  cluster         = "demo"
  task_definition = "set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.key == "a"
  }
}

resource "aws_ecs_service" "set_value" {
  for_each        = toset(["a", "a"])
  name            = "set_value"
  cluster         = "demo"
  task_definition = "set-value:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.key == each.value
  }
}

resource "aws_ecs_service" "map" {
  for_each        = var.map
  name            = "map"
  cluster         = "demo"
  task_definition = "map:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value.public
  }
}

resource "aws_ecs_service" "built" {
  for_each        = { for s in local.list : s.name => s.public }
  name            = "built"
  cluster         = "demo"
  task_definition = "built:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value
  }
}

resource "aws_ecs_service" "filtered" {
  for_each        = { for k, v in var.map : k => v if v.public }
  name            = "filtered"
  cluster         = "demo"
  task_definition = "filtered:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value.public
  }
}

resource "aws_ecs_service" "literal" {
  for_each = {
    one = "true"
    two = false
  }
  name            = "literal"
  cluster         = "demo"
  task_definition = "literal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value
  }
}

resource "aws_ecs_service" "chained" {
  for_each        = aws_ecs_service.map
  name            = "chained"
  cluster         = "demo"
  task_definition = "chained:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.key == "open"
  }
}
