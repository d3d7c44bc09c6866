locals {
  name = "x"
}

resource "aws_ecs_service" "escaped" {
  name            = "escaped"
  cluster         = "demo"
  task_definition = "escaped:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "$${x}" == "$" != true
  }
}

resource "aws_ecs_service" "dollar" {
  name            = "dollar"
  cluster         = "demo"
  task_definition = "dollar:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "$${local.name}" == join("", ["$", "{local.name}"])
  }
}

resource "aws_ecs_service" "percent" {
  name            = "percent"
  cluster         = "demo"
  task_definition = "percent:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "%%{ if true }" == join("", ["%", "{ if true }"])
  }
}

resource "aws_ecs_service" "single" {
  name            = "single"
  cluster         = "demo"
  task_definition = "single:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "$ $x %x $" == "$ \u0024x %x $"
  }
}

resource "aws_ecs_service" "escapes" {
  name            = "escapes"
  cluster         = "demo"
  task_definition = "escapes:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "a\tb\"\\" == "a\u0009b\u0022\u005c"
  }
}

resource "aws_ecs_service" "astral" {
  name            = "astral"
  cluster         = "demo"
  task_definition = "astral:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "\U0001F600" == "😀"
  }
}

resource "aws_ecs_service" "trailing" {
  name            = "trailing"
  cluster         = "demo"
  task_definition = "trailing:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${local.name} " == "x "
  }
}

resource "aws_ecs_service" "number" {
  name            = "number"
  cluster         = "demo"
  task_definition = "number:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${1.50}-" == "1.5-"
  }
}

resource "aws_ecs_service" "bool" {
  name            = "bool"
  cluster         = "demo"
  task_definition = "bool:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${true}-" == "true-"
  }
}

resource "aws_ecs_service" "same_letters" {
  name            = "same_letters"
  cluster         = "demo"
  task_definition = "same-letters:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "é" == "\u0065\u0301"
  }
}
