resource "aws_ecs_service" "web" {
  network_configuration {
    subnets          = ["subnet-22222222"]
    assign_public_ip = true
