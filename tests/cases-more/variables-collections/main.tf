variable "list" {
  type    = list(bool)
  default = ["false", "true"]
}

variable "map" {
  type    = map(bool)
  default = { web = "true", api = false }
}

variable "texts" {
  type    = map(string)
  default = { public = true }
}

variable "set" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "tuple" {
  type    = tuple([string, bool])
  default = ["x", "true"]
}

variable "unified" {
  type    = list(any)
  default = ["x", true]
}

variable "narrow" {
  type    = object({ name = string })
  default = { name = "x", public = true }
}

resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.list[1]
  }
}

resource "aws_ecs_service" "map" {
  name            = "map"
  cluster         = "demo"
  task_definition = "map:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.map["web"]
  }
}

resource "aws_ecs_service" "map_api" {
  name            = "map_api"
  cluster         = "demo"
  task_definition = "map-api:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.map.api
  }
}

resource "aws_ecs_service" "texts" {
  name            = "texts"
  cluster         = "demo"
  task_definition = "texts:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.texts.public
  }
}

resource "aws_ecs_service" "set" {
  name            = "set"
  cluster         = "demo"
  task_definition = "set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(var.set) == 2
  }
}

resource "aws_ecs_service" "tuple" {
  name            = "tuple"
  cluster         = "demo"
  task_definition = "tuple:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.tuple[1]
  }
}

resource "aws_ecs_service" "unified" {
  name            = "unified"
  cluster         = "demo"
  task_definition = "unified:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.unified[1] == "true"
  }
}

resource "aws_ecs_service" "narrow" {
  name            = "narrow"
  cluster         = "demo"
  task_definition = "narrow:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(var.narrow.public)
  }
}
