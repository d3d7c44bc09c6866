variable "cp" {}

resource "aws_ecs_cluster" "c" {
  name = "main"
}

resource "aws_ecs_cluster_capacity_providers" "c" {
  cluster_name       = aws_ecs_cluster.c.name
  capacity_providers = [var.cp]
  default_capacity_provider_strategy {
    capacity_provider = var.cp
  }
}

resource "aws_ecs_service" "id" {
  name            = "id"
  cluster         = aws_ecs_cluster.c.id
  task_definition = "id:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "name" {
  name            = "name"
  cluster         = aws_ecs_cluster.c.name
  task_definition = "name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "plain" {
  name            = "plain"
  cluster         = "main"
  task_definition = "plain:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

output "cluster" {
  value = aws_ecs_cluster.c.name
}
