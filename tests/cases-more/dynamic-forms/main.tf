variable "net" {
  type    = object({ public = bool })
  default = { public = true }
}

variable "no_net" {
  type    = object({ public = bool })
  default = null
}

locals {
  maps = { only = { public = false } }
  set  = toset(["true"])
}

resource "aws_ecs_service" "object" {
  name            = "object"
  cluster         = "demo"
  task_definition = "object:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [var.net]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.value.public
    }
  }
}

resource "aws_ecs_service" "splat" {
  name            = "splat"
  cluster         = "demo"
  task_definition = "splat:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = var.net[*]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.value.public
    }
  }
}

resource "aws_ecs_service" "splat_null" {
  name            = "splat_null"
  cluster         = "demo"
  task_definition = "splat-null:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = var.no_net[*]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.value.public
    }
  }
}

resource "aws_ecs_service" "checked" {
  name            = "checked"
  cluster         = "demo"
  task_definition = "checked:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = var.no_net == null ? [] : [var.no_net]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}

resource "aws_ecs_service" "map" {
  name            = "map"
  cluster         = "demo"
  task_definition = "map:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = local.maps
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.value.public
    }
  }
}

resource "aws_ecs_service" "key" {
  name            = "key"
  cluster         = "demo"
  task_definition = "key:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = { "true" = 1 }
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.key
    }
  }
}

resource "aws_ecs_service" "position" {
  name            = "position"
  cluster         = "demo"
  task_definition = "position:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [5]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.key == 0
    }
  }
}

resource "aws_ecs_service" "set" {
  name            = "set"
  cluster         = "demo"
  task_definition = "set:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = local.set
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.value
    }
  }
}

resource "aws_ecs_service" "set_key" {
  name            = "set_key"
  cluster         = "demo"
  task_definition = "set-key:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = local.set
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.key
    }
  }
}

resource "aws_ecs_service" "iterator" {
  name            = "iterator"
  cluster         = "demo"
  task_definition = "iterator:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [true]
    iterator = net
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = net.value
    }
  }
}

resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = "demo"
  task_definition = "one:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [1]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}

resource "aws_ecs_service" "none" {
  name            = "none"
  cluster         = "demo"
  task_definition = "none:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = []
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}

resource "aws_ecs_service" "none_map" {
  name            = "none_map"
  cluster         = "demo"
  task_definition = "none-map:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = {}
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}

resource "aws_ecs_service" "none_set" {
  name            = "none_set"
  cluster         = "demo"
  task_definition = "none-set:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = toset([])
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}
