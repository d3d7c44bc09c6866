variable "names" {
  type    = set(string)
  default = ["web", "api"]
}

locals {
  services = {
    web = { public = true, tier = "front" }
    api = { public = false, tier = "back" }
    ops = { public = false, tier = "front" }
  }
  list = [
    { name = "a", public = false },
    { name = "b", public = true },
  ]
}

resource "aws_ecs_service" "object" {
  name            = "object"
  cluster         = "demo"
  task_definition = "object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { for s in local.list : s.name => s.public }["b"]
  }
}

resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for s in local.list : s.public][0]
  }
}

resource "aws_ecs_service" "order" {
  name            = "order"
  cluster         = "demo"
  task_definition = "order:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for k, s in local.services : k] == ["api", "ops", "web"]
  }
}

resource "aws_ecs_service" "position" {
  name            = "position"
  cluster         = "demo"
  task_definition = "position:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for i, s in local.list : i if s.public][0] == 1
  }
}

resource "aws_ecs_service" "filter" {
  name            = "filter"
  cluster         = "demo"
  task_definition = "filter:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length([for s in local.services : s if s.public]) == 1
  }
}

resource "aws_ecs_service" "filter_object" {
  name            = "filter_object"
  cluster         = "demo"
  task_definition = "filter-object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { for k, s in local.services : k => s.public if s.tier == "front" }.web
  }
}

resource "aws_ecs_service" "groups" {
  name            = "groups"
  cluster         = "demo"
  task_definition = "groups:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { for k, s in local.services : s.tier => s.public... }["front"] == [false, true]
  }
}

resource "aws_ecs_service" "nested" {
  name            = "nested"
  cluster         = "demo"
  task_definition = "nested:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for s in local.list : [for t in local.list : t.public && s.public]][1][1]
  }
}

resource "aws_ecs_service" "set" {
  name            = "set"
  cluster         = "demo"
  task_definition = "set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for n in var.names : n][0] == "api"
  }
}

resource "aws_ecs_service" "set_key" {
  name            = "set_key"
  cluster         = "demo"
  task_definition = "set-key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for k, v in var.names : k == v][0]
  }
}

resource "aws_ecs_service" "shadow" {
  name            = "shadow"
  cluster         = "demo"
  task_definition = "shadow:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for local in [{ x = true }] : local.x][0]
  }
}

resource "aws_ecs_service" "over_lines" {
  name            = "over_lines"
  cluster         = "demo"
  task_definition = "over-lines:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains([
      for s in local.list : # a comment
      s.public
      if s.name != "b"
    ], true)
  }
}

resource "aws_ecs_service" "empty" {
  name            = "empty"
  cluster         = "demo"
  task_definition = "empty:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length([for s in [] : s]) == 0
  }
}
