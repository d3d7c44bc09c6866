resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_service" "on" {
  name            = "on"
  cluster         = "demo"
  task_definition = "on:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = local.later ? [1] : []
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}

resource "aws_ecs_service" "off" {
  name            = "off"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = local.later ? [1] : []
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = false
    }
  }
}

resource "aws_ecs_service" "value" {
  name            = "value"
  cluster         = "demo"
  task_definition = "value:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [local.later]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.value
    }
  }
}

resource "aws_ecs_service" "known" {
  name            = "known"
  cluster         = "demo"
  task_definition = "known:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [local.later]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}

resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = aws_ecs_cluster.demo.setting
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}

resource "aws_ecs_service" "same" {
  name            = "same"
  cluster         = "demo"
  task_definition = "same:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = local.later ? [true] : [true]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.value
    }
  }
}

resource "aws_ecs_service" "ec2" {
  name            = "ec2"
  cluster         = "demo"
  task_definition = "ec2:1"
  launch_type     = "EC2"
  dynamic "network_configuration" {
    for_each = local.later ? [1] : []
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}
