variable "is_open" {}

resource "aws_security_group" "app" {}

resource "aws_vpc_security_group_egress_rule" "tcp" {
  security_group_id = aws_security_group.app.id
  ip_protocol       = "tcp"
  from_port         = 0
  to_port           = 65535
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "udp" {
  count             = var.is_open ? 1 : 0
  security_group_id = aws_security_group.app.id
  ip_protocol       = "udp"
  from_port         = 0
  to_port           = 65535
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_ecs_service" "app" {
  name            = "app"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.app.id]
  }
}
