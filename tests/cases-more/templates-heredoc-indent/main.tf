locals {
  word = "x"

  plain = <<-EOT
    ${local.word}
      two
     ${local.word}three

    four
    EOT

  interpolated_first = <<-EOT
      one
    ${local.word}
    EOT

  marked = <<-EOT
    a ${~ local.word ~}
      b
    EOT

  loop = <<-EOT
    %{ for x in ["p", "q"] ~}
      - ${x}
    %{ endfor ~}
    end
    EOT

  unindented = <<EOT
%{ if local.word == "x" ~}
on
%{ else ~}
off
%{ endif ~}
EOT
}

resource "aws_ecs_service" "plain" {
  name            = "plain"
  cluster         = "demo"
  task_definition = "plain:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.plain == "x\n  two\n xthree\n\nfour\n"
  }
}

resource "aws_ecs_service" "interpolated_first" {
  name            = "interpolated_first"
  cluster         = "demo"
  task_definition = "interpolated-first:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.interpolated_first == "  one\nx\n"
  }
}

resource "aws_ecs_service" "marked" {
  name            = "marked"
  cluster         = "demo"
  task_definition = "marked:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.marked == "ax      b\n"
  }
}

resource "aws_ecs_service" "loop" {
  name            = "loop"
  cluster         = "demo"
  task_definition = "loop:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.loop == "      - p\n      - q\n    end\n"
  }
}

resource "aws_ecs_service" "unindented" {
  name            = "unindented"
  cluster         = "demo"
  task_definition = "unindented:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.unindented == "on\n"
  }
}
