# Other things that start tasks.
resource "aws_vpc" "main" {
  cidr_block = "10.6.0.0/16"
}

resource "aws_subnet" "inner" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.6.1.0/24"
}

resource "aws_security_group" "tasks" {
  vpc_id = aws_vpc.main.id
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ecs_task_definition" "job" {
  family                   = "job"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = "arn:aws:iam::123456789012:role/execution"
  container_definitions    = jsonencode([{ name = "job", image = "quay.io/example/job" }])
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule     = "nightly"
  arn      = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"
  role_arn = "arn:aws:iam::111122223333:role/events"
  ecs_target {
    launch_type         = "FARGATE"
    task_definition_arn = aws_ecs_task_definition.job.arn
    network_configuration {
      subnets         = [aws_subnet.inner.id]
      security_groups = [aws_security_group.tasks.id]
    }
  }
}

resource "aws_scheduler_schedule" "hourly" {
  name                = "hourly"
  schedule_expression = "rate(1 hours)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
    ecs_parameters {
      launch_type         = "FARGATE"
      task_definition_arn = aws_ecs_task_definition.job.arn
      network_configuration {
        subnets         = [aws_subnet.inner.id]
        security_groups = [aws_security_group.tasks.id]
      }
    }
  }
}

resource "aws_pipes_pipe" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111122223333:role/pipes"
  source   = "arn:aws:sqs:eu-west-1:111122223333:orders"
  target   = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"
  target_parameters {
    ecs_task_parameters {
      launch_type         = "FARGATE"
      task_definition_arn = aws_ecs_task_definition.job.arn
      network_configuration {
        aws_vpc_configuration {
          subnets         = [aws_subnet.inner.id]
          security_groups = [aws_security_group.tasks.id]
        }
      }
    }
  }
}
