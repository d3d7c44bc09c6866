resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

variable "names" {
  type = set(string)
}

data "aws_subnets" "all" {
}

resource "aws_ecs_service" "on" {
  for_each        = var.names
  name            = "on"
  cluster         = "demo"
  task_definition = "on:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "off" {
  for_each        = var.names
  name            = "off"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "value" {
  for_each        = { for n in var.names : n => n }
  name            = "value"
  cluster         = "demo"
  task_definition = "value:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value == "web"
  }
}

resource "aws_ecs_service" "data" {
  for_each        = toset(data.aws_subnets.all.ids)
  name            = "data"
  cluster         = "demo"
  task_definition = "data:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe" {
  for_each        = local.later ? { a = 1 } : {}
  name            = "maybe"
  cluster         = "demo"
  task_definition = "maybe:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
