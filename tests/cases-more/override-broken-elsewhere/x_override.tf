resource "aws_ecs_service" "w
  network_configuration {
    subnets          = ["subnet-22222222"]
    assign_public_ip = true
  }
}
