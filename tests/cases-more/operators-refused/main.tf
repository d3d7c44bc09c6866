resource "aws_ecs_service" "text_order" {
  name            = "text_order"
  cluster         = "demo"
  task_definition = "text-order:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "a" < "b"
  }
}

resource "aws_ecs_service" "by_zero" {
  name            = "by_zero"
  cluster         = "demo"
  task_definition = "by-zero:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 0 / 0 == 1
  }
}

resource "aws_ecs_service" "word" {
  name            = "word"
  cluster         = "demo"
  task_definition = "word:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "yes" && true
  }
}

resource "aws_ecs_service" "null" {
  name            = "null"
  cluster         = "demo"
  task_definition = "null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = null && true
  }
}

resource "aws_ecs_service" "null_condition" {
  name            = "null_condition"
  cluster         = "demo"
  task_definition = "null-condition:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = null ? true : false
  }
}

resource "aws_ecs_service" "number" {
  name            = "number"
  cluster         = "demo"
  task_definition = "number:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !1
  }
}

resource "aws_ecs_service" "fine" {
  name            = "fine"
  cluster         = "demo"
  task_definition = "fine:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
