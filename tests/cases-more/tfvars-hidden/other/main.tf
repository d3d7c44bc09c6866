variable "public" {
  type    = bool
  default = false
}
resource "aws_ecs_service" "web" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}
