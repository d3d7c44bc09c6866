variable "on" {
  type = bool
}

resource "aws_ecs_cluster" "own" {
  count = var.on ? 1 : 0
  name  = "own"
}

resource "aws_ecs_cluster_capacity_providers" "own" {
  count              = var.on ? 1 : 0
  cluster_name       = aws_ecs_cluster.own[0].name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "a" {
  count              = var.on ? 1 : 0
  cluster_name       = "either"
  capacity_providers = ["FARGATE"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
  }
}

resource "aws_ecs_cluster_capacity_providers" "b" {
  count              = var.on ? 0 : 1
  cluster_name       = "either"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_service" "own" {
  name            = "own"
  cluster         = aws_ecs_cluster.own[0].id
  task_definition = "own:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "own_name" {
  name            = "own_name"
  cluster         = "own"
  task_definition = "own-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "either" {
  name            = "either"
  cluster         = "either"
  task_definition = "either:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
