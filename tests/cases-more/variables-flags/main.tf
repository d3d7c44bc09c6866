variable "sensitive" {
  type      = bool
  default   = true
  sensitive = true
}

variable "checked" {
  description = "With a rule."
  type        = bool
  default     = true

  validation {
    condition     = var.checked || !var.checked
    error_message = "Never shown."
  }
}

resource "aws_ecs_service" "sensitive" {
  name            = "sensitive"
  cluster         = "demo"
  task_definition = "sensitive:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.sensitive
  }
}

resource "aws_ecs_service" "checked" {
  name            = "checked"
  cluster         = "demo"
  task_definition = "checked:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.checked
  }
}
