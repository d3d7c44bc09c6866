resource "aws_security_group" "app" {
  ingress = []
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ecs_service" "app" {
  name            = "both-forms"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    security_groups  = [aws_security_group.app.id]
    assign_public_ip = false
  }
}
