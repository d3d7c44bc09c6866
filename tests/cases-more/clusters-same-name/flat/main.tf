provider "aws" {
  alias  = "eu"
  region = "eu-central-1"
}

resource "aws_ecs_cluster" "us" {
  name = "main"
}

resource "aws_ecs_cluster" "eu" {
  provider = aws.eu
  name     = "main"
}

resource "aws_ecs_cluster_capacity_providers" "us" {
  cluster_name       = aws_ecs_cluster.us.name
  capacity_providers = ["FARGATE"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
  }
}

resource "aws_ecs_cluster_capacity_providers" "eu" {
  provider           = aws.eu
  cluster_name       = aws_ecs_cluster.eu.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

locals {
  eu_or_us = true ? aws_ecs_cluster.eu.name : aws_ecs_cluster.us.name
}

resource "aws_ecs_service" "us_id" {
  name            = "us_id"
  cluster         = aws_ecs_cluster.us.id
  task_definition = "us-id:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "us_name" {
  name            = "us_name"
  cluster         = aws_ecs_cluster.us.name
  task_definition = "us-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "us_arn" {
  name            = "us_arn"
  cluster         = aws_ecs_cluster.us.arn
  task_definition = "us-arn:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "us_strategy" {
  name            = "us_strategy"
  cluster         = aws_ecs_cluster_capacity_providers.us.cluster_name
  task_definition = "us-strategy:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "us_strategy_id" {
  name            = "us_strategy_id"
  cluster         = aws_ecs_cluster_capacity_providers.us.id
  task_definition = "us-strategy-id:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_id" {
  provider        = aws.eu
  name            = "eu_id"
  cluster         = aws_ecs_cluster.eu.id
  task_definition = "eu-id:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_name" {
  provider        = aws.eu
  name            = "eu_name"
  cluster         = aws_ecs_cluster.eu.name
  task_definition = "eu-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_arn" {
  provider        = aws.eu
  name            = "eu_arn"
  cluster         = aws_ecs_cluster.eu.arn
  task_definition = "eu-arn:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_strategy" {
  provider        = aws.eu
  name            = "eu_strategy"
  cluster         = aws_ecs_cluster_capacity_providers.eu.cluster_name
  task_definition = "eu-strategy:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_strategy_id" {
  provider        = aws.eu
  name            = "eu_strategy_id"
  cluster         = aws_ecs_cluster_capacity_providers.eu.id
  task_definition = "eu-strategy-id:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_local" {
  provider        = aws.eu
  name            = "eu_local"
  cluster         = local.eu_or_us
  task_definition = "eu-local:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_try" {
  provider        = aws.eu
  name            = "eu_try"
  cluster         = try(aws_ecs_cluster.eu.arn, "")
  task_definition = "eu-try:1"
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

resource "aws_ecs_service" "plain_fargate" {
  name            = "plain_fargate"
  cluster         = "main"
  task_definition = "plain-fargate:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "plain_off" {
  name            = "plain_off"
  cluster         = "main"
  task_definition = "plain-off:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
