variable "environment" {
  type    = string
  default = "staging"
}

variable "public" {
  type = map(bool)
  default = {
    staging = true
    prod    = false
  }
}

resource "aws_ecs_service" "by_function" {
  name            = "by-function"
  task_definition = "web:1"
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = lookup(var.public, var.environment, true)
  }
}

resource "aws_ecs_service" "by_index" {
  name            = "by-index"
  task_definition = "web:1"
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.public[var.environment]
  }
}
