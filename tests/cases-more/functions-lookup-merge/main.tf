variable "env" {
  default = "dev"
}

locals {
  public   = { dev = true, prod = false }
  defaults = { public = false, size = 1 }
}

resource "aws_ecs_service" "found" {
  name            = "found"
  cluster         = "demo"
  task_definition = "found:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup(local.public, var.env, false)
  }
}

resource "aws_ecs_service" "fallback" {
  name            = "fallback"
  cluster         = "demo"
  task_definition = "fallback:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup(local.public, "stage", true)
  }
}

resource "aws_ecs_service" "fallback_off" {
  name            = "fallback_off"
  cluster         = "demo"
  task_definition = "fallback-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup(local.public, "stage", false)
  }
}

resource "aws_ecs_service" "two" {
  name            = "two"
  cluster         = "demo"
  task_definition = "two:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup(local.public, "prod")
  }
}

resource "aws_ecs_service" "null_found" {
  name            = "null_found"
  cluster         = "demo"
  task_definition = "null-found:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup({ a = null, b = 1 }, "a", true)
  }
}

resource "aws_ecs_service" "later_wins" {
  name            = "later_wins"
  cluster         = "demo"
  task_definition = "later-wins:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = merge(local.defaults, { public = true }).public
  }
}

resource "aws_ecs_service" "earlier_stays" {
  name            = "earlier_stays"
  cluster         = "demo"
  task_definition = "earlier-stays:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = merge(local.defaults, { size = 2 }).public
  }
}

resource "aws_ecs_service" "null_skipped" {
  name            = "null_skipped"
  cluster         = "demo"
  task_definition = "null-skipped:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = merge(local.defaults, null, { public = true }).public
  }
}

resource "aws_ecs_service" "shallow" {
  name            = "shallow"
  cluster         = "demo"
  task_definition = "shallow:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(merge({ a = { x = true } }, { a = { y = true } }).a.x)
  }
}

resource "aws_ecs_service" "spread" {
  name            = "spread"
  cluster         = "demo"
  task_definition = "spread:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = merge([local.defaults, { public = true }]...).public
  }
}

resource "aws_ecs_service" "nothing" {
  name            = "nothing"
  cluster         = "demo"
  task_definition = "nothing:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(merge()) == 0
  }
}
