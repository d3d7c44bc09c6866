variable "env" {
  default = "stage"
}

locals {
  public = {
    dev = true
  }
}

resource "aws_ecs_service" "chain" {
  name            = "chain"
  cluster         = "demo"
  task_definition = "chain:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.env == "dev" ? true : var.env == "prod" ? false : true
  }
}

resource "aws_ecs_service" "lines" {
  name            = "lines"
  cluster         = "demo"
  task_definition = "lines:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (
      var.env == "prod" # the good one
      ? false
      : /* all others */ (
        var.env == "stage"
        ? false
        : true
      )
    )
  }
}

resource "aws_ecs_service" "condition" {
  name            = "condition"
  cluster         = "demo"
  task_definition = "condition:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (var.env == "stage" ? true : false) ? false : true
  }
}

resource "aws_ecs_service" "text_condition" {
  name            = "text_condition"
  cluster         = "demo"
  task_definition = "text-condition:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "true" ? true : false
  }
}

resource "aws_ecs_service" "unified" {
  name            = "unified"
  cluster         = "demo"
  task_definition = "unified:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.env == "stage" ? "true" : false
  }
}

resource "aws_ecs_service" "null_side" {
  name            = "null_side"
  cluster         = "demo"
  task_definition = "null-side:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.env == "stage" ? null : true
  }
}

resource "aws_ecs_service" "not_taken" {
  name            = "not_taken"
  cluster         = "demo"
  task_definition = "not-taken:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.env == "stage" ? true : local.public["nope"]
  }
}

resource "aws_ecs_service" "two" {
  name            = "two"
  cluster         = "demo"
  task_definition = "two:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.env == "x" ? true : false || var.env == "y" ? true : false
  }
}
