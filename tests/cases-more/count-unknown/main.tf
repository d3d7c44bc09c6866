resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

variable "copies" {
  type = number
}

resource "aws_ecs_service" "on" {
  count           = var.copies
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
  count           = var.copies
  name            = "off"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "index" {
  count           = var.copies
  name            = "index"
  cluster         = "demo"
  task_definition = "index:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = count.index > 0
  }
}

resource "aws_ecs_service" "later" {
  count           = local.later ? 1 : 0
  name            = "later"
  cluster         = "demo"
  task_definition = "later:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "no_matter" {
  count           = var.copies
  name            = "no_matter"
  cluster         = "demo"
  task_definition = "no-matter:1"
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
