variable "settings" {
  type = object({
    public = bool
    count  = optional(number, 1)
  })
}

variable "debug" {
  type     = bool
  nullable = false
  default  = true
}

resource "aws_ecs_service" "this" {
  count       = var.settings.count
  launch_type = "FARGATE"

  dynamic "network_configuration" {
    for_each = [var.settings]
    iterator = given
    content {
      subnets          = ["subnet-1"]
      assign_public_ip = given.value.public
    }
  }
}

resource "aws_ecs_service" "debugger" {
  launch_type = "FARGATE"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = try(var.settings.debugger.public, var.debug)
  }
}
