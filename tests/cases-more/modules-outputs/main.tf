resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

module "config" {
  source = "./config"
  env    = "dev"
}

module "each" {
  source   = "./config"
  for_each = { dev = 1, prod = 2 }
  env      = each.key
}

module "count" {
  source = "./config"
  count  = 2
  env    = count.index == 0 ? "dev" : "prod"
}

module "passed_on" {
  source = "./svc"
  public = module.config.public
}

module "unknown" {
  source = "./config"
  env    = local.later ? "dev" : "prod"
}

resource "aws_ecs_service" "plain" {
  name            = "plain"
  cluster         = "demo"
  task_definition = "plain:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.config.public
  }
}

resource "aws_ecs_service" "object" {
  name            = "object"
  cluster         = "demo"
  task_definition = "object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.config.all.net.public
  }
}

resource "aws_ecs_service" "each" {
  name            = "each"
  cluster         = "demo"
  task_definition = "each:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.each["prod"].public
  }
}

resource "aws_ecs_service" "count" {
  name            = "count"
  cluster         = "demo"
  task_definition = "count:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.count[0].public
  }
}

resource "aws_ecs_service" "splat" {
  name            = "splat"
  cluster         = "demo"
  task_definition = "splat:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (module.count[*].public)[1]
  }
}

resource "aws_ecs_service" "built" {
  name            = "built"
  cluster         = "demo"
  task_definition = "built:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { for k, m in module.each : k => m.public }["dev"]
  }
}

resource "aws_ecs_service" "unknown" {
  name            = "unknown"
  cluster         = "demo"
  task_definition = "unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.unknown.public
  }
}

resource "aws_ecs_service" "constant" {
  name            = "constant"
  cluster         = "demo"
  task_definition = "constant:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.unknown.constant
  }
}

resource "aws_ecs_service" "sensitive" {
  name            = "sensitive"
  cluster         = "demo"
  task_definition = "sensitive:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.config.sensitive
  }
}
