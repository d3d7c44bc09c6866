resource "aws_ecs_service" "web" {
  network_configuration {
    subnets          = ["subnet-22222222"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "bare" {
  network_configuration {
    subnets = ["subnet-22222222"]
  }
}

resource "aws_ecs_service" "kind" {
  launch_type = "EC2"
}

variable "public" {
  default = true
}

locals {
  other = true
}

resource "aws_ecs_service" "dynamic" {
  dynamic "network_configuration" {
    for_each = [true]
    content {
      subnets          = []
      assign_public_ip = network_configuration.value
    }
  }
}

resource "aws_ecs_service" "last" {
  network_configuration {
    subnets          = []
    assign_public_ip = true
  }
}
