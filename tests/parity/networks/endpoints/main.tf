# Nothing but endpoints; rules apart, and one to the prefix list of the gateway endpoint.
resource "aws_ecs_cluster" "main" {
  name = "main"
}

resource "aws_vpc" "main" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "inner" {
  for_each   = { a = "10.1.1.0/24", b = "10.1.2.0/24" }
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
}

resource "aws_route_table" "inner" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "inner" {
  for_each       = aws_subnet.inner
  subnet_id      = aws_subnet.inner[each.key].id
  route_table_id = aws_route_table.inner.id
}

resource "aws_security_group" "endpoints" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  security_group_id            = aws_security_group.endpoints.id
  referenced_security_group_id = aws_security_group.tasks.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_security_group" "tasks" {
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_egress_rule" "endpoints" {
  security_group_id            = aws_security_group.tasks.id
  referenced_security_group_id = aws_security_group.endpoints.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_vpc_security_group_egress_rule" "layers" {
  security_group_id = aws_security_group.tasks.id
  prefix_list_id    = aws_vpc_endpoint.layers.prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_endpoint" "service" {
  for_each            = toset(["ecr.api", "ecr.dkr"])
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.eu-west-1.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [aws_subnet.inner["a"].id]
  security_group_ids  = [aws_security_group.endpoints.id]
}

resource "aws_vpc_endpoint" "layers" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.inner.id]
}

resource "aws_ecs_task_definition" "quiet" {
  family                   = "quiet"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = "arn:aws:iam::123456789012:role/execution"
  container_definitions = jsonencode([{
    name = "quiet", image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/quiet:1"
  }])
}

resource "aws_ecs_task_definition" "logging" {
  family                   = "logging"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = "arn:aws:iam::123456789012:role/execution"
  container_definitions = jsonencode([{
    name  = "logging"
    image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/logging:1"
    logConfiguration = {
      logDriver = "awslogs"
      options   = { awslogs-group = "logging", awslogs-region = "eu-west-1", awslogs-stream-prefix = "l" }
    }
  }])
}

resource "aws_ecs_service" "quiet" {
  name            = "quiet"
  cluster         = aws_ecs_cluster.main.arn
  desired_count   = 0
  task_definition = aws_ecs_task_definition.quiet.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [for subnet in aws_subnet.inner : subnet.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_service" "logging" {
  name            = "logging"
  cluster         = aws_ecs_cluster.main.arn
  desired_count   = 0
  task_definition = aws_ecs_task_definition.logging.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = [aws_subnet.inner["b"].id]
    security_groups = [aws_security_group.tasks.id]
  }
}
