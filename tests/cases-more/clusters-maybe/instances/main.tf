variable "regions" {
  type = set(string)
}

resource "aws_ecs_cluster" "each" {
  for_each = var.regions
  name     = each.key
}

resource "aws_ecs_cluster_capacity_providers" "us" {
  cluster_name       = aws_ecs_cluster.each["us"].name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster" "all" {
  for_each = var.regions
  name     = "${each.key}-all"
}

resource "aws_ecs_cluster_capacity_providers" "all" {
  for_each           = var.regions
  cluster_name       = aws_ecs_cluster.all[each.key].name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_service" "us" {
  name            = "us"
  cluster         = aws_ecs_cluster.each["us"].id
  task_definition = "us:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu" {
  name            = "eu"
  cluster         = aws_ecs_cluster.each["eu"].id
  task_definition = "eu:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "all" {
  name            = "all"
  cluster         = aws_ecs_cluster.all["eu"].id
  task_definition = "all:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
