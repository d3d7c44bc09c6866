variable "rules" {}

resource "aws_security_group" "app" {
  ingress = var.rules
  egress  = var.rules
}

resource "aws_ecs_service" "app" {
  name            = "not-given"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    security_groups  = [aws_security_group.app.id]
    assign_public_ip = false
  }
}
