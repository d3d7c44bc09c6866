provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "v" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "alone" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_route_table" "alone" {
  vpc_id = aws_vpc.v.id
}

resource "aws_route_table_association" "alone" {
  subnet_id      = aws_subnet.alone.id
  route_table_id = aws_route_table.alone.id
}

resource "aws_security_group" "tasks" {
  vpc_id = aws_vpc.v.id
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ecs_task_definition" "nothing" {
  family                   = "nothing"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "nginx:1.27" }])
}

resource "aws_ecs_service" "nothing" {
  name            = "nothing"
  task_definition = aws_ecs_task_definition.nothing.arn
  network_configuration {
    subnets         = [aws_subnet.alone.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_task_definition" "on_instances" {
  family                   = "on_instances"
  network_mode             = "awsvpc"
  requires_compatibilities = ["EC2"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "nginx:1.27" }])
}

resource "aws_ecs_service" "on_instances" {
  name            = "on_instances"
  task_definition = aws_ecs_task_definition.on_instances.arn
  network_configuration {
    subnets         = [aws_subnet.alone.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_task_definition" "written" {
  family                   = "written"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "nginx:1.27" }])
}

resource "aws_ecs_service" "written" {
  name            = "written"
  task_definition = aws_ecs_task_definition.written.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.alone.id]
    security_groups = [aws_security_group.tasks.id]
  }
}
