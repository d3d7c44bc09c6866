resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_internet_gateway" "i" { vpc_id = aws_vpc.v.id }
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
}
resource "aws_route_table" "public" { vpc_id = aws_vpc.v.id }
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}
resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.i.id
}
resource "aws_nat_gateway" "n" {
  subnet_id     = aws_subnet.public.id
  allocation_id = "eipalloc-1"
}
resource "aws_subnet" "p" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_route_table_association" "p" {
  subnet_id      = aws_subnet.p.id
  route_table_id = aws_route_table.p.id
}
resource "aws_ecs_task_definition" "t" {
  family                   = "t"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  container_definitions    = jsonencode([{ name = "a", image = "nginx:1" }])
}
resource "aws_ecs_service" "off" {
  name            = "off"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.t.arn
  network_configuration {
    subnets         = [aws_subnet.p.id]
    security_groups = [aws_security_group.g.id]
  }
}
resource "aws_route_table" "p" {
  vpc_id = aws_vpc.v.id
  route  = []
}
resource "aws_route" "p" {
  route_table_id         = aws_route_table.p.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.n.id
}
resource "aws_security_group" "g" {
  vpc_id = aws_vpc.v.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
