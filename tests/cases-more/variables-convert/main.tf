variable "bool_from_text" {
  type    = bool
  default = "true"
}

variable "text_from_bool" {
  type    = string
  default = true
}

variable "any_text" {
  type    = any
  default = "false"
}

variable "untyped" {
  default = "true"
}

variable "one" {
  type    = string
  default = "1"
}

variable "zero" {
  default = "0"
}

resource "aws_ecs_service" "bool_from_text" {
  name            = "bool_from_text"
  cluster         = "demo"
  task_definition = "bool-from-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.bool_from_text
  }
}

resource "aws_ecs_service" "text_from_bool" {
  name            = "text_from_bool"
  cluster         = "demo"
  task_definition = "text-from-bool:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.text_from_bool
  }
}

resource "aws_ecs_service" "any_text" {
  name            = "any_text"
  cluster         = "demo"
  task_definition = "any-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.any_text
  }
}

resource "aws_ecs_service" "untyped" {
  name            = "untyped"
  cluster         = "demo"
  task_definition = "untyped:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.untyped
  }
}

resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = "demo"
  task_definition = "one:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.one
  }
}

resource "aws_ecs_service" "zero" {
  name            = "zero"
  cluster         = "demo"
  task_definition = "zero:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.zero
  }
}
