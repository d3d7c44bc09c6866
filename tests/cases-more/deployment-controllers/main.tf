resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

variable "controller" {
  default = "EXTERNAL"
}

resource "aws_ecs_service" "ecs" {
  name            = "ecs"
  cluster         = "demo"
  task_definition = "ecs:1"
  launch_type     = "FARGATE"
  deployment_controller {
    type = "ECS"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "code_deploy" {
  name            = "code_deploy"
  cluster         = "demo"
  task_definition = "code-deploy:1"
  launch_type     = "FARGATE"
  deployment_controller {
    type = "CODE_DEPLOY"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "external" {
  name            = "external"
  cluster         = "demo"
  task_definition = "external:1"
  deployment_controller {
    type = "EXTERNAL"
  }
}

resource "aws_ecs_service" "external_variable" {
  name            = "external_variable"
  cluster         = "demo"
  task_definition = "external-variable:1"
  deployment_controller {
    type = var.controller
  }
}

resource "aws_ecs_service" "external_dynamic" {
  name            = "external_dynamic"
  cluster         = "demo"
  task_definition = "external-dynamic:1"
  dynamic "deployment_controller" {
    for_each = [var.controller]
    content {
      type = deployment_controller.value
    }
  }
}

resource "aws_ecs_service" "external_on" {
  name            = "external_on"
  cluster         = "demo"
  task_definition = "external-on:1"
  launch_type     = "FARGATE"
  deployment_controller {
    type = "EXTERNAL"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "external_off" {
  name            = "external_off"
  cluster         = "demo"
  task_definition = "external-off:1"
  launch_type     = "FARGATE"
  deployment_controller {
    type = "EXTERNAL"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "later" {
  name            = "later"
  cluster         = "demo"
  task_definition = "later:1"
  launch_type     = "FARGATE"
  deployment_controller {
    type = local.later ? "EXTERNAL" : "ECS"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "later_off" {
  name            = "later_off"
  cluster         = "demo"
  task_definition = "later-off:1"
  launch_type     = "FARGATE"
  deployment_controller {
    type = local.later ? "EXTERNAL" : "ECS"
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
