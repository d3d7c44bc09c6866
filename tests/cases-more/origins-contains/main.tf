variable "public" {
  default = [
    "dev",
    "test",
  ]
}

variable "env" {
  default = "test"
}

module "w" {
  source = "./w"
  count  = 2
}

module "m" {
  source   = "./w"
  for_each = { a = 1 }
}

locals {
  a = local.b
  b = local.a
  t = true
}

resource "aws_ecs_service" "splat" {
  name            = "splat"
  cluster         = "demo"
  task_definition = "splat:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(module.w[*].pub, true)
  }
}

resource "aws_ecs_service" "values" {
  name            = "values"
  cluster         = "demo"
  task_definition = "values:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(values(module.m)[*].pub, true)
  }
}

resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(var.public, var.env)
  }
}

resource "aws_ecs_service" "value" {
  name            = "value"
  cluster         = "demo"
  task_definition = "value:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(var.public, var.env)
  }
}

resource "aws_ecs_service" "name" {
  name            = "name"
  cluster         = "demo"
  task_definition = "name:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(var.public, "dev")
  }
}

resource "aws_ecs_service" "either" {
  name            = "either"
  cluster         = "demo"
  task_definition = "either:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.t || local.a
  }
}

resource "aws_ecs_service" "or" {
  name            = "or"
  cluster         = "demo"
  task_definition = "or:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true || local.a
  }
}

resource "aws_ecs_service" "not" {
  name            = "not"
  cluster         = "demo"
  task_definition = "not:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !contains(values(module.m)[*].pub, false)
  }
}

resource "aws_ecs_service" "not_listed" {
  name            = "not_listed"
  cluster         = "demo"
  task_definition = "not-listed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !contains(var.public, "prod")
  }
}
