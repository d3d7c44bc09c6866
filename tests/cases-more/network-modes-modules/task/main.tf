variable "mode" {
}

resource "aws_ecs_task_definition" "this" {
  family       = "this"
  network_mode = var.mode
  container_definitions = jsonencode([])
}

output "arn" {
  value = aws_ecs_task_definition.this.arn
}
