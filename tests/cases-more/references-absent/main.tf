resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "terraform_data" "settings" {
  input = { public = true }
}

resource "aws_ecs_service" "source" {
  count           = 1
  name            = "source"
  cluster         = "demo"
  task_definition = "source:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "bare" {
  name            = "bare"
  cluster         = "demo"
  task_definition = "bare:1"
  launch_type     = "FARGATE"
}

resource "aws_ecs_service" "off" {
  name            = "off"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets = ["subnet-11111111"]
  }
}

resource "aws_ecs_service" "block" {
  name            = "block"
  cluster         = "demo"
  task_definition = "block:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.source[0].network_configuration[0].assign_public_ip
  }
}

resource "aws_ecs_service" "splat" {
  name            = "splat"
  cluster         = "demo"
  task_definition = "splat:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (aws_ecs_service.source[*].network_configuration[0].assign_public_ip)[0]
  }
}

resource "aws_ecs_service" "input" {
  name            = "input"
  cluster         = "demo"
  task_definition = "input:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = terraform_data.settings.input.public
  }
}

resource "aws_ecs_service" "none" {
  name            = "none"
  cluster         = "demo"
  task_definition = "none:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(aws_ecs_service.bare.network_configuration) > 0
  }
}

resource "aws_ecs_service" "default" {
  name            = "default"
  cluster         = "demo"
  task_definition = "default:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.off.network_configuration[0].assign_public_ip
  }
}

resource "aws_ecs_service" "computed" {
  name            = "computed"
  cluster         = "demo"
  task_definition = "computed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.bare.id == "x"
  }
}

resource "aws_ecs_service" "later" {
  name            = "later"
  cluster         = "demo"
  task_definition = "later:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(aws_ecs_service.bare.network_configuration[0].assign_public_ip, true)
  }
}
