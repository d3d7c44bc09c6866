resource "aws_ecs_service" "true" {
  name                  = "true"
  task_definition       = "web:1"
  launch_type           = "FARGATE"
  network_configuration = true
}
