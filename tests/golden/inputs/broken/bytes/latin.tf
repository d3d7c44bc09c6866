# café
resource "aws_ecs_service" "latin" {
  launch_type = "FARGATE"
}
