variable "name" {
  type = string
}

variable "subnets" {
  type = list(string)
}

variable "security_groups" {
  type = list(string)
}

variable "network" {
  type = object({
    enabled = optional(bool, true)
    public  = optional(bool, false)
  })
  default = {}
}

resource "aws_ecs_service" "this" {
  name            = "worker-${var.name}"
  cluster         = "shop"
  task_definition = "worker"

  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 1
  }

  dynamic "network_configuration" {
    for_each = var.network.enabled ? [var.network] : []
    content {
      subnets          = var.subnets
      security_groups  = var.security_groups
      assign_public_ip = network_configuration.value.public
    }
  }
}
