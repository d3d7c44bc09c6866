variable "public" {
  type    = bool
  default = false
}

variable "kept" {
  type    = bool
  default = false
}

locals {
  kept  = true
  other = false
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "bare" {
  name            = "bare"
  cluster         = "demo"
  task_definition = "bare:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "kind" {
  name            = "kind"
  cluster         = "demo"
  task_definition = "kind:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "api" {
  name            = "api"
  cluster         = "demo"
  task_definition = "api:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}

resource "aws_ecs_service" "untouched" {
  name            = "untouched"
  cluster         = "demo"
  task_definition = "untouched:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.other
  }
}

resource "aws_ecs_service" "dynamic" {
  name            = "dynamic"
  cluster         = "demo"
  task_definition = "dynamic:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "last" {
  name            = "last"
  cluster         = "demo"
  task_definition = "last:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "kept" {
  name            = "kept"
  cluster         = "demo"
  task_definition = "kept:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.kept
  }
}
