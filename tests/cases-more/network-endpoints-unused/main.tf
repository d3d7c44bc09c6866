provider "aws" {
  region = "eu-west-1"
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

resource "aws_security_group" "endpoints" {
  vpc_id = aws_vpc.v.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}

resource "aws_vpc_endpoint" "api" {
  vpc_id             = aws_vpc.v.id
  service_name       = "com.amazonaws.eu-west-1.ecr.api"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.alone.id]
  security_group_ids = [aws_security_group.endpoints.id]
}

resource "aws_vpc_endpoint" "dkr" {
  vpc_id             = aws_vpc.v.id
  service_name       = "com.amazonaws.eu-west-1.ecr.dkr"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.alone.id]
  security_group_ids = [aws_security_group.endpoints.id]
  private_dns_enabled = true
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id             = aws_vpc.v.id
  service_name       = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_vpc.v.main_route_table_id]
}

resource "aws_ecs_task_definition" "app" {
  family                   = "app"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  container_definitions    = jsonencode([{ name = "app", image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1",  }])
}

resource "aws_ecs_service" "app" {
  name            = "app"
  task_definition = aws_ecs_task_definition.app.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.alone.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_vpc_endpoint" "logs" {
  vpc_id             = aws_vpc.v.id
  service_name       = "com.amazonaws.eu-west-1.logs"
  vpc_endpoint_type  = "Interface"
  subnet_ids         = [aws_subnet.alone.id]
  security_group_ids = [aws_security_group.endpoints.id]
}

resource "aws_ecs_task_definition" "old" {
  family                   = "old"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  container_definitions    = jsonencode([{ name = "app", image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1",  }])
}

resource "aws_ecs_service" "old" {
  name            = "old"
  task_definition = aws_ecs_task_definition.old.arn
  launch_type     = "FARGATE"
  platform_version = "1.3.0"
  network_configuration {
    subnets         = [aws_subnet.alone.id]
    security_groups = [aws_security_group.tasks.id]
  }
}
