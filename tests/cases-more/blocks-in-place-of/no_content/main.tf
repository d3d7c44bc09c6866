resource "aws_ecs_service" "no_content" {
  name            = "no_content"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [1]
  }
}
