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

resource "aws_internet_gateway" "i" {
  vpc_id = aws_vpc.v.id
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.v.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.i.id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_nat_gateway" "n" {
  subnet_id     = aws_subnet.public.id
  allocation_id = "eipalloc-1"
}

resource "aws_subnet" "nat" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_route_table" "nat" {
  vpc_id = aws_vpc.v.id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.n.id
  }
}

resource "aws_route_table_association" "nat" {
  subnet_id      = aws_subnet.nat.id
  route_table_id = aws_route_table.nat.id
}

resource "aws_ecs_task_definition" "port" {
  family                   = "port"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "registry.example.com:5000/app:1" }])
}

resource "aws_ecs_service" "port" {
  name            = "port"
  task_definition = aws_ecs_task_definition.port.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.nat.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_task_definition" "usual_port" {
  family                   = "usual_port"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "registry.example.com:443/app:1" }])
}

resource "aws_ecs_service" "usual_port" {
  name            = "usual_port"
  task_definition = aws_ecs_task_definition.usual_port.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.nat.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_task_definition" "internal" {
  family                   = "internal"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "registry.corp.internal/app:1" }])
}

resource "aws_ecs_service" "internal" {
  name            = "internal"
  task_definition = aws_ecs_task_definition.internal.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.nat.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_task_definition" "internal_alone" {
  family                   = "internal_alone"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "registry.corp.internal/app:1" }])
}

resource "aws_ecs_service" "internal_alone" {
  name            = "internal_alone"
  task_definition = aws_ecs_task_definition.internal_alone.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.alone.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_task_definition" "address" {
  family                   = "address"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "10.0.5.5:5000/app:1" }])
}

resource "aws_ecs_service" "address" {
  name            = "address"
  task_definition = aws_ecs_task_definition.address.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.alone.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_task_definition" "hub_alone" {
  family                   = "hub_alone"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "nginx:1.27" }])
}

resource "aws_ecs_service" "hub_alone" {
  name            = "hub_alone"
  task_definition = aws_ecs_task_definition.hub_alone.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.alone.id]
    security_groups = [aws_security_group.tasks.id]
  }
}
