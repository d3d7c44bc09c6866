terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "image" {
  type    = string
  default = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:7"
}

resource "aws_ecs_cluster" "bakery" {
  name = "bakery"
}

resource "aws_ecs_task_definition" "ovens" {
  family                   = "ovens"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = "arn:aws:iam::111122223333:role/ovens"

  container_definitions = jsonencode([{
    name      = "ovens"
    image     = var.image
    essential = true
    secrets = [{
      name      = "RECIPES"
      valueFrom = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:recipes-AbCdEf"
    }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        "awslogs-group"         = "/bakery/ovens"
        "awslogs-region"        = var.region
        "awslogs-stream-prefix" = "ovens"
      }
    }
  }])
}

# Since it was first tried out it runs where the internet is, with an address of its own.
resource "aws_ecs_service" "ovens" {
  name            = "ovens"
  cluster         = aws_ecs_cluster.bakery.id
  task_definition = aws_ecs_task_definition.ovens.arn
  desired_count   = 2
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = [aws_subnet.public_a.id, aws_subnet.public_b.id]
    security_groups  = [aws_security_group.ovens.id]
    assign_public_ip = true
  }
}
