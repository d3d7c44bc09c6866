variable "assign_public_ip" {
  type    = bool
  default = false
}

resource "aws_ecs_service" "this" {
  name            = "this"
  task_definition = "web:1"
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.assign_public_ip
  }
}
