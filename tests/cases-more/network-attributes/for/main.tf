locals {
  ports = { http = 80, admin = 8080 }
}

resource "aws_security_group" "app" {
  ingress = toset([
    for name, port in local.ports : {
      from_port        = port
      to_port          = port
      protocol         = "tcp"
      cidr_blocks      = name == "http" ? ["0.0.0.0/0"] : ["10.0.0.0/8"]
      ipv6_cidr_blocks = []
      prefix_list_ids  = []
      security_groups  = []
      self             = false
      description      = name
    }
  ])
}

resource "aws_ecs_service" "app" {
  name            = "for"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    security_groups  = [aws_security_group.app.id]
    assign_public_ip = false
  }
}
