resource "aws_ecs_task_definition" "web" {
  network_mode = "bridge"
