variable "on" {
  type = bool
}

resource "aws_ecs_cluster" "sure" {
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
  name = "sure"
}

resource "aws_ecs_cluster" "maybe" {
  count = var.on ? 1 : 0
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
  name = "maybe"
}

resource "aws_ecs_cluster" "plain" {
  name = "plain"
}

resource "aws_ecs_service" "sure" {
  name            = "sure"
  cluster         = aws_ecs_cluster.sure.id
  task_definition = "sure:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "sure_name" {
  name            = "sure_name"
  cluster         = "sure"
  task_definition = "sure-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe" {
  name            = "maybe"
  cluster         = aws_ecs_cluster.maybe[0].id
  task_definition = "maybe:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe_name" {
  name            = "maybe_name"
  cluster         = "maybe"
  task_definition = "maybe-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "plain" {
  name            = "plain"
  cluster         = aws_ecs_cluster.plain.id
  task_definition = "plain:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "none" {
  name            = "none"
  cluster         = null
  task_definition = "none:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
