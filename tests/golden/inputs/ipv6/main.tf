# Tasks with IPv6 addresses alone: without any setting, anyone reaches them.
resource "aws_vpc" "main" {
  cidr_block                       = "10.0.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "only" {
  vpc_id                          = aws_vpc.main.id
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 1)
  ipv6_native                     = true
  assign_ipv6_address_on_creation = true
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "only" {
  subnet_id      = aws_subnet.only.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "app" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port        = 80
    to_port          = 80
    protocol         = "tcp"
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_ecs_service" "app" {
  name            = "app"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.only.id]
    security_groups = [aws_security_group.app.id]
  }
}
