variable "public" {
  type = bool
}

resource "aws_ecs_service" "twice" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.public
  }
}
