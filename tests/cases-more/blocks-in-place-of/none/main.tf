resource "aws_ecs_service" "none" {
  name                  = "none"
  task_definition       = "web:1"
  launch_type           = "FARGATE"
  network_configuration = []
}
