resource "aws_ecs_service" "repeated" {
  name            = "repeated"
  cluster         = "demo"
  task_definition = "repeated:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { for s in ["a", "a"] : s => false }["a"]
  }
}

resource "aws_ecs_service" "text" {
  name            = "text"
  cluster         = "demo"
  task_definition = "text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [for c in "abc" : false][0]
  }
}

resource "aws_ecs_service" "null" {
  name            = "null"
  cluster         = "demo"
  task_definition = "null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length([for x in null : x]) > 0
  }
}

resource "aws_ecs_service" "null_key" {
  name            = "null_key"
  cluster         = "demo"
  task_definition = "null-key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length({ for x in [null] : x => false }) > 1
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
