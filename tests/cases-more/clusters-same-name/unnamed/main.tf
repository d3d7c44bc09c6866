variable "name" {
  default = null
}

resource "random_pet" "name" {}

resource "aws_ecs_cluster" "a" {
  name = random_pet.name.id
}

resource "aws_ecs_cluster" "b" {
  name = random_pet.name.id
}

resource "aws_ecs_cluster_capacity_providers" "a" {
  cluster_name       = aws_ecs_cluster.a.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_service" "a" {
  name            = "a"
  cluster         = aws_ecs_cluster.a.id
  task_definition = "a:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "a_name" {
  name            = "a_name"
  cluster         = aws_ecs_cluster.a.name
  task_definition = "a-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "b" {
  name            = "b"
  cluster         = aws_ecs_cluster.b.name
  task_definition = "b:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
