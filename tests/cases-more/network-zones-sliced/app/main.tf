variable "vpc" { type = string }
variable "subnets" { type = list(string) }
variable "more_groups" {
  type    = list(string)
  default = []
}

resource "aws_security_group" "tasks" {
  count  = 1
  vpc_id = var.vpc
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ecs_task_definition" "app" {
  family                = "app"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{ name = "app", image = "public.ecr.aws/docker/library/httpd:2" }])
}

resource "aws_ecs_service" "app" {
  name            = "app"
  task_definition = aws_ecs_task_definition.app.arn
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = false
    subnets          = var.subnets
    security_groups  = flatten(concat([try(aws_security_group.tasks[0].id, [])], var.more_groups))
  }
}
