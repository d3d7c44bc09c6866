variable "nothing" {
  type    = object({ public = bool })
  default = null
}

variable "something" {
  type    = object({ public = bool })
  default = { public = true }
}

locals {
  list = [{ public = true, ports = [1, 2] }, { public = false, ports = [3, 4] }]
}

resource "aws_ecs_service" "full" {
  name            = "full"
  cluster         = "demo"
  task_definition = "full:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (local.list[*].public)[1]
  }
}

resource "aws_ecs_service" "inner" {
  name            = "inner"
  cluster         = "demo"
  task_definition = "inner:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[*].ports[1] == [2, 4]
  }
}

resource "aws_ecs_service" "legacy" {
  name            = "legacy"
  cluster         = "demo"
  task_definition = "legacy:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list.*.public[0]
  }
}

resource "aws_ecs_service" "legacy_inner" {
  name            = "legacy_inner"
  cluster         = "demo"
  task_definition = "legacy-inner:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list.*.ports[0] == [1, 2]
  }
}

resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = "demo"
  task_definition = "one:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.something[*].public == [true]
  }
}

resource "aws_ecs_service" "none" {
  name            = "none"
  cluster         = "demo"
  task_definition = "none:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(var.nothing[*]) == 0
  }
}

resource "aws_ecs_service" "wrapped" {
  name            = "wrapped"
  cluster         = "demo"
  task_definition = "wrapped:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (var.something[*].public)[0]
  }
}

resource "aws_ecs_service" "any" {
  name            = "any"
  cluster         = "demo"
  task_definition = "any:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(local.list[*].public, true)
  }
}

resource "aws_ecs_service" "chain" {
  name            = "chain"
  cluster         = "demo"
  task_definition = "chain:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[*].ports[*] == [[1, 2], [3, 4]]
  }
}
