terraform {
  required_version = ">= 1.0"
}

moved {
  from = aws_ecs_service.old
  to   = aws_ecs_service.web
}

removed {
  from = aws_ecs_service.gone
  lifecycle {
    destroy = false
  }
}

check "health" {
  assert {
    condition     = aws_ecs_service.web.launch_type == "FARGATE"
    error_message = "never"
  }
}

output "public" {
  value = aws_ecs_service.web.network_configuration[0].assign_public_ip
}

resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = "vpc-1"
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  depends_on      = [aws_ecs_cluster.demo]
  lifecycle {
    ignore_changes = [network_configuration, desired_count]
    precondition {
      condition     = aws_ecs_cluster.demo.name == "demo"
      error_message = "never"
    }
  }
  provisioner "local-exec" {
    command = "true"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
