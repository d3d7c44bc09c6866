variable "service" {
  type = object({
    name   = string
    public = bool
  })
}

resource "aws_ecs_service" "this" {
  name            = var.service.name
  task_definition = "web:1"
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.service.public
  }
}
