variable "on" {
  type = bool
}

resource "aws_ecs_task_definition" "vpc" {
  count                 = var.on ? 0 : 1
  family                = "either"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "bridge" {
  count                 = var.on ? 1 : 0
  family                = "either"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "maybe" {
  count                 = var.on ? 1 : 0
  family                = "maybe"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "maybe_vpc" {
  count                 = var.on ? 1 : 0
  family                = "maybe-vpc"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "none" {
  count                 = 0
  family                = "none"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "none_vpc" {
  family                = "none"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "left" {
  family                = "two"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "right" {
  family                = "two"
  network_mode          = "host"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "twin_a" {
  family                = "twins"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "twin_b" {
  family                = "twins"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "sure" {
  family                = "sure"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "many" {
  for_each              = var.on ? toset(["a"]) : toset([])
  family                = "many"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

provider "aws" {
  alias  = "eu"
  region = "eu-central-1"
}

resource "aws_ecs_task_definition" "eu" {
  provider              = aws.eu
  family                = "eu"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_service" "eu" {
  provider        = aws.eu
  name            = "eu"
  task_definition = "eu"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "eu_in_us" {
  name            = "eu_in_us"
  task_definition = "eu"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "either" {
  name            = "either"
  task_definition = "either"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "either_off" {
  name            = "either_off"
  task_definition = "either"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "either_fargate" {
  name            = "either_fargate"
  task_definition = "either"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "either_arn" {
  name            = "either_arn"
  task_definition = aws_ecs_task_definition.bridge[0].arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "either_arn_vpc" {
  name            = "either_arn_vpc"
  task_definition = aws_ecs_task_definition.vpc[0].arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe" {
  name            = "maybe"
  task_definition = "maybe"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe_together" {
  count           = var.on ? 1 : 0
  name            = "maybe_together"
  task_definition = "maybe"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe_vpc" {
  name            = "maybe_vpc"
  task_definition = "maybe-vpc"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "none" {
  name            = "none"
  task_definition = "none"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "two" {
  name            = "two"
  task_definition = "two"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "two_family" {
  name            = "two_family"
  task_definition = aws_ecs_task_definition.right.family
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "two_revision" {
  name            = "two_revision"
  task_definition = "${aws_ecs_task_definition.right.family}:${aws_ecs_task_definition.right.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "two_arn" {
  name            = "two_arn"
  task_definition = aws_ecs_task_definition.left.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "twins" {
  name            = "twins"
  task_definition = "twins"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "sure" {
  name            = "sure"
  task_definition = "sure"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "sure_revision" {
  name            = "sure_revision"
  task_definition = "sure:3"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "sure_arn" {
  name            = "sure_arn"
  task_definition = "arn:aws:ecs:eu-west-1:999999999999:task-definition/sure"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "many" {
  name            = "many"
  task_definition = "many"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
