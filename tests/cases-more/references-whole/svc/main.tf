variable "cluster" {
  type = object({ id = string, name = string })
}

variable "task" {
  type = object({ arn = string })
}

resource "aws_ecs_service" "svc" {
  name            = var.cluster.name
  cluster         = var.cluster.id
  task_definition = var.task.arn
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}
