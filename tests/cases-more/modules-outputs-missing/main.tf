module "config" {
  source = "./config"
}

module "each" {
  source   = "./config"
  for_each = { a = 1 }
}

resource "aws_ecs_service" "missing" {
  name            = "missing"
  cluster         = "demo"
  task_definition = "missing:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.config.nope
  }
}

resource "aws_ecs_service" "no_key" {
  name            = "no_key"
  cluster         = "demo"
  task_definition = "no-key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.each.public
  }
}

resource "aws_ecs_service" "bad_key" {
  name            = "bad_key"
  cluster         = "demo"
  task_definition = "bad-key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.each["b"].public
  }
}

resource "aws_ecs_service" "fine" {
  name            = "fine"
  cluster         = "demo"
  task_definition = "fine:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.config.public
  }
}
