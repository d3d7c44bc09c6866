resource "terraform_data" "later" {}

variable "public" {
  default = true
}

variable "environment" {
  default = "dev"
}

locals {
  json    = jsondecode(templatefile("${path.module}/templates/service.json.tpl", { name = "web", public = var.public }))
  partly  = jsondecode(templatefile("templates/service.json.tpl", { name = terraform_data.later.id, public = var.public }))
  open    = jsondecode(templatefile("templates/service.json.tpl", { name = "web", public = terraform_data.later.id }))
  yaml    = yamldecode(templatefile("templates/service.yaml.tpl", { settings = { public = "yes", closed = "no" } }))
  string  = "{\"public\": $${public}}"
  written = jsondecode(templatestring(local.string, { public = var.public }))
}

resource "aws_ecs_service" "json" {
  name            = "json"
  cluster         = "demo"
  task_definition = "json:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.json.public
  }
}

resource "aws_ecs_service" "fixed" {
  name            = "fixed"
  cluster         = "demo"
  task_definition = "fixed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.json.fixed
  }
}

resource "aws_ecs_service" "off" {
  name            = "off"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.json.off
  }
}

resource "aws_ecs_service" "partly" {
  name            = "partly"
  cluster         = "demo"
  task_definition = "partly:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.partly.public
  }
}

resource "aws_ecs_service" "partly_fixed" {
  name            = "partly_fixed"
  cluster         = "demo"
  task_definition = "partly_fixed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.partly.fixed
  }
}

resource "aws_ecs_service" "partly_off" {
  name            = "partly_off"
  cluster         = "demo"
  task_definition = "partly_off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.partly.off
  }
}

resource "aws_ecs_service" "open" {
  name            = "open"
  cluster         = "demo"
  task_definition = "open:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.open.public
  }
}

resource "aws_ecs_service" "yaml" {
  name            = "yaml"
  cluster         = "demo"
  task_definition = "yaml:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.yaml.public
  }
}

resource "aws_ecs_service" "yaml_off" {
  name            = "yaml_off"
  cluster         = "demo"
  task_definition = "yaml_off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.yaml.closed
  }
}

resource "aws_ecs_service" "yaml_fixed" {
  name            = "yaml_fixed"
  cluster         = "demo"
  task_definition = "yaml_fixed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.yaml.fixed
  }
}

resource "aws_ecs_service" "value" {
  name            = "value"
  cluster         = "demo"
  task_definition = "value:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatefile("templates/value.tpl", { value = { public = true } }).public
  }
}

resource "aws_ecs_service" "choice" {
  name            = "choice"
  cluster         = "demo"
  task_definition = "choice:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatefile("templates/choice.tpl", { environment = var.environment })
  }
}

resource "aws_ecs_service" "nested" {
  name            = "nested"
  cluster         = "demo"
  task_definition = "nested:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatefile("templates/nested.tpl", {})
  }
}

resource "aws_ecs_service" "string" {
  name            = "string"
  cluster         = "demo"
  task_definition = "string:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.written.public
  }
}
