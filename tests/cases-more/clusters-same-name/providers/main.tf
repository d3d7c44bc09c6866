provider "aws" {
  alias  = "eu"
  region = "eu-central-1"
}

resource "aws_ecs_cluster_capacity_providers" "us" {
  cluster_name       = "us"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "eu" {
  provider           = aws.eu
  cluster_name       = "eu"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "new" {
  cluster_name       = "new"
  capacity_providers = ["FARGATE"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
  }
}

resource "aws_ecs_cluster" "made" {
  name = "made"
}

resource "aws_ecs_cluster_capacity_providers" "made" {
  cluster_name       = aws_ecs_cluster.made.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_service" "us" {
  name            = "us"
  cluster         = "us"
  task_definition = "us:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "us_in_eu" {
  provider        = aws.eu
  name            = "us_in_eu"
  cluster         = "us"
  task_definition = "us-in-eu:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu" {
  provider        = aws.eu
  name            = "eu"
  cluster         = "eu"
  task_definition = "eu:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_in_us" {
  name            = "eu_in_us"
  cluster         = "eu"
  task_definition = "eu-in-us:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "new_in_eu" {
  provider        = aws.eu
  name            = "new_in_eu"
  cluster         = "new"
  task_definition = "new-in-eu:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "made_in_eu" {
  provider        = aws.eu
  name            = "made_in_eu"
  cluster         = "made"
  task_definition = "made-in-eu:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "made_reference" {
  provider        = aws.eu
  name            = "made_reference"
  cluster         = aws_ecs_cluster.made.name
  task_definition = "made-reference:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

module "given" {
  source    = "./given"
  providers = { aws = aws.eu }
}

module "named" {
  source    = "./named"
  providers = { aws.home = aws.eu }
}
