resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

variable "public" {
  default = true
}

resource "aws_ecs_task_set" "on" {
  service         = "web"
  cluster         = "demo"
  task_definition = "on:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "variable" {
  service         = "web"
  cluster         = "demo"
  task_definition = "variable:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}

resource "aws_ecs_task_set" "off" {
  service         = "web"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_task_set" "absent" {
  service         = "web"
  cluster         = "demo"
  task_definition = "absent:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets = ["subnet-11111111"]
  }
}

resource "aws_ecs_task_set" "bare" {
  service         = "web"
  cluster         = "demo"
  task_definition = "bare:1"
  launch_type     = "FARGATE"
}

resource "aws_ecs_task_set" "unknown" {
  service         = "web"
  cluster         = "demo"
  task_definition = "unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later
  }
}

resource "aws_ecs_task_set" "ec2" {
  service         = "web"
  cluster         = "demo"
  task_definition = "ec2:1"
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "each" {
  for_each        = { blue = false, green = true }
  service         = "web"
  cluster         = "demo"
  task_definition = "each:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value
  }
}

resource "aws_ecs_task_set" "none" {
  count           = 0
  service         = "web"
  cluster         = "demo"
  task_definition = "none:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
