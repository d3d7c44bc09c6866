variable "hcl_text" {
  type = bool
}

variable "json_text" {
  type = bool
}

variable "json_any" {
}

variable "mode" {
  type = string
}

variable "net" {
  type = object({ public = optional(bool, true), name = string })
}

variable "ports" {
  type = list(number)
}

resource "aws_ecs_service" "hcl_text" {
  name            = "hcl_text"
  cluster         = "demo"
  task_definition = "hcl-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.hcl_text
  }
}

resource "aws_ecs_service" "json_text" {
  name            = "json_text"
  cluster         = "demo"
  task_definition = "json-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.json_text
  }
}

resource "aws_ecs_service" "json_any" {
  name            = "json_any"
  cluster         = "demo"
  task_definition = "json-any:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.json_any.nested[1]
  }
}

resource "aws_ecs_service" "mode" {
  name            = "mode"
  cluster         = "demo"
  task_definition = "mode:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.mode == "$${var.public}"
  }
}

resource "aws_ecs_service" "net" {
  name            = "net"
  cluster         = "demo"
  task_definition = "net:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.net.public
  }
}

resource "aws_ecs_service" "ports" {
  name            = "ports"
  cluster         = "demo"
  task_definition = "ports:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.ports[1] == 443
  }
}
