data "aws_ecs_task_definition" "read" {
  task_definition = "read"
}

resource "aws_ecs_service" "data" {
  name            = "data"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = data.aws_ecs_task_definition.read.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "open" {
  name            = "open"
  cluster         = "demo"
  task_definition = data.aws_ecs_task_definition.read.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "off" {
  name            = "off"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = data.aws_ecs_task_definition.read.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
