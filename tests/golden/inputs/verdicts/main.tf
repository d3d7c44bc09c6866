# One service for each thing that can be said about it.

resource "aws_ecs_service" "written" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    security_groups  = ["sg-1", aws_security_group.web.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "several_lines" {
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
  }
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = anytrue([
      false,
      true,
    ]) || length(local.名前) == 2
  }
}

resource "aws_ecs_service" "cluster_decides" {
  network_configuration {
		subnets          = ["subnet-1"]
		assign_public_ip = true /* 東京 */
  }
}

resource "aws_ecs_service" "off" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "left_out" {
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"]
  }
}

resource "aws_ecs_service" "on_instances" {
  launch_type = "EC2"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "bridge" {
  task_definition = aws_ecs_task_definition.bridge.arn
}

resource "aws_ecs_service" "none" {
  count       = 0
  launch_type = "FARGATE"
}

resource "aws_ecs_service" "later" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = aws_security_group.web.id == "sg-2"
  }
}

resource "aws_ecs_service" "wrong_type" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = "yes"
  }
}

resource "aws_ecs_service" "somewhere" {
  launch_type = var.launch_type
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "written" {
  service         = aws_ecs_service.off.id
  cluster         = "main"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = "true"
  }
}

resource "aws_ecs_task_definition" "bridge" {
  family                = "web"
  network_mode          = "bridge"
  container_definitions = "[]"
}

resource "aws_security_group" "web" {
  name = "web"
}

variable "launch_type" {
  type = string
}

locals {
  名前 = ["a", "b"]
}
