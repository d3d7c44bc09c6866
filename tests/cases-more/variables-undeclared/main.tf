resource "aws_ecs_service" "var" {
  name            = "var"
  cluster         = "demo"
  task_definition = "var:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.nope
  }
}

resource "aws_ecs_service" "local" {
  name            = "local"
  cluster         = "demo"
  task_definition = "local:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.nope
  }
}

resource "aws_ecs_service" "module" {
  name            = "module"
  cluster         = "demo"
  task_definition = "module:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.nope.public
  }
}

resource "aws_ecs_service" "tried" {
  name            = "tried"
  cluster         = "demo"
  task_definition = "tried:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(local.nope, false)
  }
}

resource "aws_ecs_service" "caught" {
  name            = "caught"
  cluster         = "demo"
  task_definition = "caught:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(var.nope)
  }
}

resource "aws_ecs_service" "each" {
  name            = "each"
  cluster         = "demo"
  task_definition = "each:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value
  }
}

resource "aws_ecs_service" "count" {
  name            = "count"
  cluster         = "demo"
  task_definition = "count:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = count.index == 1
  }
}

resource "aws_ecs_service" "fine" {
  name            = "fine"
  cluster         = "demo"
  task_definition = "fine:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
