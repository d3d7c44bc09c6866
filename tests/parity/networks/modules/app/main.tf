variable "cluster" {
  type = string
}

variable "name" {
  type = string
}

variable "vpc" {
  type = string
}

variable "subnets" {
  type = list(string)
}

resource "aws_security_group" "tasks" {
  count  = 1
  vpc_id = var.vpc
}

resource "aws_security_group_rule" "out" {
  type              = "egress"
  security_group_id = aws_security_group.tasks[0].id
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = "arn:aws:iam::123456789012:role/execution"
  container_definitions    = jsonencode([{ name = "main", image = "ghcr.io/example/${var.name}:1" }])
}

resource "aws_ecs_service" "this" {
  name            = var.name
  cluster         = var.cluster
  desired_count   = 0
  task_definition = aws_ecs_task_definition.this.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = var.subnets
    security_groups = flatten(concat([try(aws_security_group.tasks[0].id, [])], []))
  }
}
