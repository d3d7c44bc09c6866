variable "list" {}

resource "aws_ec2_managed_prefix_list" "everywhere" {
  name           = "everywhere"
  address_family = "IPv4"
  max_entries    = 5
  entry {
    cidr = "0.0.0.0/0"
  }
}

resource "aws_ec2_managed_prefix_list" "somewhere" {
  name           = "somewhere"
  address_family = "IPv4"
  max_entries    = 5
  entry {
    cidr = "198.51.100.0/24"
  }
}

resource "aws_security_group" "plain" {
  egress {
    from_port       = 0
    to_port         = 0
    protocol        = "-1"
    prefix_list_ids = ["pl-0123"]
  }
}

resource "aws_ecs_service" "plain" {
  name            = "plain"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.plain.id]
  }
}

resource "aws_security_group" "variable" {
  egress {
    from_port       = 0
    to_port         = 0
    protocol        = "-1"
    prefix_list_ids = [var.list]
  }
}

resource "aws_ecs_service" "variable" {
  name            = "variable"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.variable.id]
  }
}

resource "aws_security_group" "everywhere" {
  egress {
    from_port       = 0
    to_port         = 0
    protocol        = "-1"
    prefix_list_ids = [aws_ec2_managed_prefix_list.everywhere.id]
  }
}

resource "aws_ecs_service" "everywhere" {
  name            = "everywhere"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.everywhere.id]
  }
}

resource "aws_security_group" "somewhere" {
  egress {
    from_port       = 0
    to_port         = 0
    protocol        = "-1"
    prefix_list_ids = [aws_ec2_managed_prefix_list.somewhere.id]
  }
}

resource "aws_ecs_service" "somewhere" {
  name            = "somewhere"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.somewhere.id]
  }
}

resource "aws_security_group" "halves" {
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/1", "128.0.0.0/1"]
  }
}

resource "aws_ecs_service" "halves" {
  name            = "halves"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.halves.id]
  }
}

resource "aws_security_group" "half" {
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/1"]
  }
}

resource "aws_ecs_service" "half" {
  name            = "half"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = ["subnet-1"]
    security_groups = [aws_security_group.half.id]
  }
}
