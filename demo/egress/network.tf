resource "aws_vpc" "bakery" {
  cidr_block           = "10.40.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_internet_gateway" "bakery" {
  vpc_id = aws_vpc.bakery.id
}

resource "aws_subnet" "public_a" {
  vpc_id            = aws_vpc.bakery.id
  cidr_block        = "10.40.0.0/24"
  availability_zone = "eu-west-1a"
}

resource "aws_subnet" "public_b" {
  vpc_id            = aws_vpc.bakery.id
  cidr_block        = "10.40.1.0/24"
  availability_zone = "eu-west-1b"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.bakery.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.bakery.id
  }
}

resource "aws_route_table_association" "public_a" {
  subnet_id      = aws_subnet.public_a.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "public_b" {
  subnet_id      = aws_subnet.public_b.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "ovens" {
  description = "What bakes"
  vpc_id      = aws_vpc.bakery.id

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
