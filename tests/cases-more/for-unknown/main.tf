resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

data "aws_subnets" "all" {
}

variable "names" {
  type = list(string)
}

resource "aws_ecs_service" "over_data" {
  name            = "over_data"
  cluster         = "demo"
  task_definition = "over-data:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length([for s in data.aws_subnets.all.ids : s]) > 0
  }
}

resource "aws_ecs_service" "over_variable" {
  name            = "over_variable"
  cluster         = "demo"
  task_definition = "over-variable:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { for n in var.names : n => false }["web"]
  }
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
