variable "compatibilities" {}

resource "aws_ecs_task_definition" "instances" {
  family                   = "instances"
  network_mode             = "awsvpc"
  requires_compatibilities = ["EC2"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "nginx:1" }])
}

resource "aws_ecs_task_definition" "both" {
  family                   = "both"
  network_mode             = "awsvpc"
  requires_compatibilities = ["EC2", "FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "nginx:1" }])
}

resource "aws_ecs_task_definition" "unsaid" {
  family                = "unsaid"
  network_mode          = "awsvpc"
  cpu                   = 256
  memory                = 512
  container_definitions = jsonencode([{ name = "app", image = "nginx:1" }])
}

resource "aws_ecs_task_definition" "anywhere" {
  family                   = "anywhere"
  network_mode             = "awsvpc"
  requires_compatibilities = ["EXTERNAL", "EC2"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "nginx:1" }])
}

resource "aws_ecs_task_definition" "given" {
  family                   = "given"
  network_mode             = "awsvpc"
  requires_compatibilities = var.compatibilities
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "nginx:1" }])
}

resource "aws_ecs_service" "instances" {
  name            = "instances"
  task_definition = aws_ecs_task_definition.instances.arn
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "by_family" {
  name            = "by_family"
  task_definition = aws_ecs_task_definition.instances.family
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "both" {
  name            = "both"
  task_definition = aws_ecs_task_definition.both.arn
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "unsaid" {
  name            = "unsaid"
  task_definition = aws_ecs_task_definition.unsaid.arn
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "anywhere" {
  name            = "anywhere"
  task_definition = aws_ecs_task_definition.anywhere.arn
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "given" {
  name            = "given"
  task_definition = aws_ecs_task_definition.given.arn
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "fargate" {
  name            = "fargate"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.instances.arn
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "by_name" {
  name            = "by_name"
  task_definition = "instances:3"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}
