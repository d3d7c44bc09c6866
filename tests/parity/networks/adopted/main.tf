# What a VPC brings with it: one as it is, one adopted.
resource "aws_ecs_cluster" "main" {
  name = "main"
}

resource "aws_vpc" "plain" {
  cidr_block = "10.4.0.0/16"
}

resource "aws_subnet" "plain" {
  vpc_id     = aws_vpc.plain.id
  cidr_block = "10.4.1.0/24"
}

resource "aws_vpc" "adopted" {
  cidr_block = "10.5.0.0/16"
}

resource "aws_subnet" "adopted" {
  vpc_id     = aws_vpc.adopted.id
  cidr_block = "10.5.1.0/24"
}

resource "aws_internet_gateway" "adopted" {
  vpc_id = aws_vpc.adopted.id
}

resource "aws_default_route_table" "adopted" {
  default_route_table_id = aws_vpc.adopted.default_route_table_id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.adopted.id
  }
}

resource "aws_default_network_acl" "adopted" {
  default_network_acl_id = aws_vpc.adopted.default_network_acl_id
  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_default_security_group" "adopted" {
  vpc_id = aws_vpc.adopted.id
  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["198.51.100.0/24", "0.0.0.0/0"]
  }
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = "arn:aws:iam::123456789012:role/execution"
  container_definitions    = jsonencode([{ name = "web", image = "httpd" }])
}

resource "aws_ecs_service" "plain" {
  name            = "plain"
  cluster         = aws_ecs_cluster.main.arn
  desired_count   = 0
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets = [aws_subnet.plain.id]
  }
}

resource "aws_ecs_service" "adopted" {
  name            = "adopted"
  cluster         = aws_ecs_cluster.main.arn
  desired_count   = 0
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = true
    subnets          = [aws_subnet.adopted.id]
  }
}
