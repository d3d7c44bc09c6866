resource "aws_ecs_service" "other" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
