resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

variable "kind" {
  default = "EC2"
}

resource "aws_ecs_service" "fargate" {
  name            = "fargate"
  cluster         = "demo"
  task_definition = "fargate:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "ec2" {
  name            = "ec2"
  cluster         = "demo"
  task_definition = "ec2:1"
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "external" {
  name            = "external"
  cluster         = "demo"
  task_definition = "external:1"
  launch_type     = "EXTERNAL"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "none" {
  name            = "none"
  cluster         = "demo"
  task_definition = "none:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "null" {
  name            = "null"
  cluster         = "demo"
  task_definition = "null:1"
  launch_type     = null
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "by_variable" {
  name            = "by_variable"
  cluster         = "demo"
  task_definition = "by-variable:1"
  launch_type     = var.kind
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "later" {
  name            = "later"
  cluster         = "demo"
  task_definition = "later:1"
  launch_type     = local.later ? "FARGATE" : "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "unknown_off" {
  name            = "unknown_off"
  cluster         = "demo"
  task_definition = "unknown-off:1"
  launch_type     = local.later ? "FARGATE" : "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "neither" {
  name            = "neither"
  cluster         = "demo"
  task_definition = "neither:1"
  launch_type     = local.later ? "EC2" : "EXTERNAL"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "ec2_off" {
  name            = "ec2_off"
  cluster         = "demo"
  task_definition = "ec2-off:1"
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "external_off" {
  name            = "external_off"
  cluster         = "demo"
  task_definition = "external-off:1"
  launch_type     = "EXTERNAL"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "ec2_unknown" {
  name            = "ec2_unknown"
  cluster         = "demo"
  task_definition = "ec2-unknown:1"
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later
  }
}

resource "aws_ecs_service" "fargate_unknown" {
  name            = "fargate_unknown"
  cluster         = "demo"
  task_definition = "fargate-unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.later
  }
}

resource "aws_ecs_service" "ec2_absent" {
  name            = "ec2_absent"
  cluster         = "demo"
  task_definition = "ec2-absent:1"
  launch_type     = "EC2"
  network_configuration {
    subnets = ["subnet-11111111"]
  }
}

resource "aws_ecs_service" "bare" {
  name            = "bare"
  cluster         = "demo"
  task_definition = "bare:1"
  launch_type     = "FARGATE"
}
