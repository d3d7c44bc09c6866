variable "task" {
}

resource "aws_ecs_service" "this" {
  name            = "this"
  cluster         = "demo"
  task_definition = var.task
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
