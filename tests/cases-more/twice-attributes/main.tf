resource "aws_ecs_service" "off_on" {
  name            = "off_on"
  cluster         = "demo"
  task_definition = "off-on:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = false
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "on_off" {
  name            = "on_off"
  cluster         = "demo"
  task_definition = "on-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = true
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "blocks" {
  name            = "blocks"
  cluster         = "demo"
  task_definition = "blocks:1"
  launch_type     = "FARGATE"
  network_configuration {
    assign_public_ip = false
  }
  network_configuration {
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "kind" {
  name            = "kind"
  cluster         = "demo"
  task_definition = "kind:1"
  launch_type     = "FARGATE"
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
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
