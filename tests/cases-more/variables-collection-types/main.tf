variable "azs" {
  type    = list(object({ pub = bool }))
  default = [{ pub = true }]
}

variable "names" {
  type    = set(string)
  default = ["b", "a", "a", "c"]
}

variable "options" {
  type    = map(object({ p = optional(bool, true), q = optional(string) }))
  default = { a = {} }
}

variable "none" {
  type    = list(string)
  default = []
}

variable "ok" {
  type    = bool
  default = true
}

resource "aws_ecs_service" "splat" {
  name            = "splat"
  cluster         = "demo"
  task_definition = "splat:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.azs[*].pub == tolist([true])
  }
}

resource "aws_ecs_service" "splat_is_no_tuple" {
  name            = "splat_is_no_tuple"
  cluster         = "demo"
  task_definition = "splat-is-no-tuple:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.azs[*].pub == [true]
  }
}

resource "aws_ecs_service" "splat_of_a_set" {
  name            = "splat_of_a_set"
  cluster         = "demo"
  task_definition = "splat-of-a-set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.names[*] == tolist(["a", "b", "c"])
  }
}

resource "aws_ecs_service" "splat_is_no_set" {
  name            = "splat_is_no_set"
  cluster         = "demo"
  task_definition = "splat-is-no-set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.names[*] == ["a", "b", "c"]
  }
}

resource "aws_ecs_service" "contained" {
  name            = "contained"
  cluster         = "demo"
  task_definition = "contained:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains([tolist([true])], var.azs[*].pub)
  }
}

resource "aws_ecs_service" "not_contained" {
  name            = "not_contained"
  cluster         = "demo"
  task_definition = "not-contained:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains([[true]], var.azs[*].pub)
  }
}

resource "aws_ecs_service" "set_of_branches" {
  name            = "set_of_branches"
  cluster         = "demo"
  task_definition = "set-of-branches:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(var.ok ? ["a", "a"] : toset([])) == 1
  }
}

resource "aws_ecs_service" "null_of_a_type" {
  name            = "null_of_a_type"
  cluster         = "demo"
  task_definition = "null-of-a-type:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.options["a"] == { p = true, q = null }
  }
}

resource "aws_ecs_service" "null_of_that_type" {
  name            = "null_of_that_type"
  cluster         = "demo"
  task_definition = "null-of-that-type:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.options["a"] == { p = true, q = tostring(null) }
  }
}

resource "aws_ecs_service" "empty_tuple" {
  name            = "empty_tuple"
  cluster         = "demo"
  task_definition = "empty-tuple:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.none == []
  }
}

resource "aws_ecs_service" "empty_list_of_none" {
  name            = "empty_list_of_none"
  cluster         = "demo"
  task_definition = "empty-list-of-none:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.none == tolist([])
  }
}

resource "aws_ecs_service" "empty_of_branches" {
  name            = "empty_of_branches"
  cluster         = "demo"
  task_definition = "empty-of-branches:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (var.ok ? var.none : ["a"]) == var.none
  }
}

resource "aws_ecs_service" "empty_object" {
  name            = "empty_object"
  cluster         = "demo"
  task_definition = "empty-object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (var.ok ? {} : { a = 2 }) == {}
  }
}

resource "aws_ecs_service" "inconsistent" {
  name            = "inconsistent"
  cluster         = "demo"
  task_definition = "inconsistent:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(var.ok ? 1 : [])
  }
}

resource "aws_ecs_service" "object_beside_map" {
  name            = "object_beside_map"
  cluster         = "demo"
  task_definition = "object-beside-map:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = merge(var.options, {}) == var.options
  }
}
