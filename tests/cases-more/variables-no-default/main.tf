variable "public" { type = bool }

variable "object" {
  type = object({ public = optional(bool, true), name = string })
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}

resource "aws_ecs_service" "not" {
  name            = "not"
  cluster         = "demo"
  task_definition = "not:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !var.public
  }
}

resource "aws_ecs_service" "object" {
  name            = "object"
  cluster         = "demo"
  task_definition = "object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.object.public
  }
}

resource "aws_ecs_service" "null" {
  name            = "null"
  cluster         = "demo"
  task_definition = "null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.object == null ? true : false
  }
}

resource "aws_ecs_service" "same" {
  name            = "same"
  cluster         = "demo"
  task_definition = "same:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public ? true : true
  }
}

resource "aws_ecs_service" "near" {
  name            = "near"
  cluster         = "demo"
  task_definition = "near:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
