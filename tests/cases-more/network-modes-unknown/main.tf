variable "mode" {}

resource "aws_ecs_task_definition" "t" {
  family                = "t"
  network_mode          = var.mode
  container_definitions = jsonencode([])
}

resource "aws_ecs_cluster_capacity_providers" "fargate" {
  cluster_name       = "fargate"
  capacity_providers = ["FARGATE"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
  }
}

resource "aws_ecs_cluster_capacity_providers" "asg" {
  cluster_name       = "asg"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_service" "on" {
  name            = "on"
  task_definition = aws_ecs_task_definition.t.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "off" {
  name            = "off"
  task_definition = aws_ecs_task_definition.t.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "fargate" {
  name            = "fargate"
  task_definition = aws_ecs_task_definition.t.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "ec2" {
  name            = "ec2"
  task_definition = aws_ecs_task_definition.t.arn
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "strategy" {
  name            = "strategy"
  task_definition = aws_ecs_task_definition.t.arn
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "cluster" {
  name            = "cluster"
  cluster         = "fargate"
  task_definition = aws_ecs_task_definition.t.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "cluster_asg" {
  name            = "cluster_asg"
  cluster         = "asg"
  task_definition = aws_ecs_task_definition.t.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "flag" {
  name            = "flag"
  task_definition = aws_ecs_task_definition.t.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.mode == "awsvpc"
  }
}
