variable "provider_name" { type = string }

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "inner" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_security_group" "shut" {
  vpc_id = aws_vpc.main.id
}

resource "aws_ecs_task_definition" "app" {
  family                = "app"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{ name = "app", image = "docker.io/library/httpd:2" }])
}

resource "aws_ecs_capacity_provider" "ours" {
  name = "ours"
  auto_scaling_group_provider {
    auto_scaling_group_arn = "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:x:autoScalingGroupName/x"
  }
}

resource "aws_ecs_service" "ours" {
  name            = "ours"
  task_definition = aws_ecs_task_definition.app.arn
  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.ours.id
  }
  network_configuration {
    subnets         = [aws_subnet.inner.id]
    security_groups = [aws_security_group.shut.id]
  }
}

resource "aws_ecs_service" "either" {
  name            = "either"
  task_definition = aws_ecs_task_definition.app.arn
  capacity_provider_strategy {
    capacity_provider = var.provider_name
  }
  network_configuration {
    subnets         = [aws_subnet.inner.id]
    security_groups = [aws_security_group.shut.id]
  }
}

resource "aws_ecs_service" "fargate" {
  name            = "fargate"
  task_definition = aws_ecs_task_definition.app.arn
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
  }
  network_configuration {
    subnets         = [aws_subnet.inner.id]
    security_groups = [aws_security_group.shut.id]
  }
}
