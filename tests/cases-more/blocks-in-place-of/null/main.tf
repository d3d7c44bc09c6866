resource "aws_ecs_service" "null" {
  name                  = "null"
  task_definition       = "web:1"
  launch_type           = "FARGATE"
  network_configuration = null
}
