resource "aws_ecs_service" "two" {
  name            = "two"
  cluster         = "demo"
  task_definition = "two:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [false, true]
    content {
      subnets          = []
      assign_public_ip = network_configuration.value
    }
  }
}

resource "aws_ecs_service" "static_too" {
  name            = "static_too"
  cluster         = "demo"
  task_definition = "static-too:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = []
    assign_public_ip = false
  }

  dynamic "network_configuration" {
    for_each = [true]
    content {
      subnets          = []
      assign_public_ip = network_configuration.value
    }
  }
}

resource "aws_ecs_service" "no_content" {
  name            = "no_content"
  cluster         = "demo"
  task_definition = "no-content:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [true]
  }
}

resource "aws_ecs_service" "null" {
  name            = "null"
  cluster         = "demo"
  task_definition = "null:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = null
    content {
      assign_public_ip = true
    }
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
