variable "kind" {
  type = string
}

resource "aws_ecs_service" "on" {
  name            = "on"
  cluster         = "demo"
  task_definition = "on:1"
  launch_type     = var.kind
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "off" {
  name            = "off"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = var.kind
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_task_set" "set" {
  service         = "web"
  cluster         = "demo"
  task_definition = "set:1"
  launch_type     = var.kind
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "strategy" {
  name            = "strategy"
  cluster         = "demo"
  task_definition = "strategy:1"
  capacity_provider_strategy {
    capacity_provider = var.kind
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "strategy_and_fargate" {
  name            = "strategy_and_fargate"
  cluster         = "demo"
  task_definition = "strategy-and-fargate:1"
  capacity_provider_strategy {
    capacity_provider = var.kind
  }
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
