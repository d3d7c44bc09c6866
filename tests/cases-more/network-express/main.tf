resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "front" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "inner" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_route_table" "front" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "front" {
  subnet_id      = aws_subnet.front.id
  route_table_id = aws_route_table.front.id
}

resource "aws_security_group" "tasks" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

variable "subnet" {
  type = string
}

resource "aws_ecs_express_gateway_service" "front" {
  execution_role_arn      = "arn:aws:iam::111122223333:role/execution"
  infrastructure_role_arn = "arn:aws:iam::111122223333:role/infrastructure"
  primary_container {
    image = "httpd"
  }
  network_configuration {
    subnets         = [aws_subnet.front.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_express_gateway_service" "inner" {
  execution_role_arn      = "arn:aws:iam::111122223333:role/execution"
  infrastructure_role_arn = "arn:aws:iam::111122223333:role/infrastructure"
  primary_container {
    image = "httpd"
  }
  network_configuration {
    subnets         = [aws_subnet.inner.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_express_gateway_service" "both" {
  execution_role_arn      = "arn:aws:iam::111122223333:role/execution"
  infrastructure_role_arn = "arn:aws:iam::111122223333:role/infrastructure"
  primary_container {
    image = "httpd"
  }
  network_configuration {
    subnets         = [aws_subnet.inner.id, aws_subnet.front.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_express_gateway_service" "either" {
  execution_role_arn      = "arn:aws:iam::111122223333:role/execution"
  infrastructure_role_arn = "arn:aws:iam::111122223333:role/infrastructure"
  primary_container {
    image = "httpd"
  }
  network_configuration {
    subnets         = [var.subnet]
    security_groups = [aws_security_group.tasks.id]
  }
}
