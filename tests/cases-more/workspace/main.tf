locals {
  public = { default = false, prod = false }
  off    = { default = false }
}

resource "aws_ecs_service" "compared" {
  name            = "compared"
  cluster         = "demo"
  task_definition = "compared:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = terraform.workspace == "prod" ? false : true
  }
}

resource "aws_ecs_service" "same" {
  name            = "same"
  cluster         = "demo"
  task_definition = "same:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = terraform.workspace == "prod" ? false : false
  }
}

resource "aws_ecs_service" "map" {
  name            = "map"
  cluster         = "demo"
  task_definition = "map:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.public[terraform.workspace]
  }
}

resource "aws_ecs_service" "fallback" {
  name            = "fallback"
  cluster         = "demo"
  task_definition = "fallback:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup(local.off, terraform.workspace, true)
  }
}

resource "aws_ecs_service" "decided" {
  name            = "decided"
  cluster         = "demo"
  task_definition = "decided:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true || terraform.workspace == "prod"
  }
}

resource "aws_ecs_service" "named" {
  name            = "named"
  cluster         = "demo"
  task_definition = "named:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
