locals {
  plain = <<EOT
true
EOT

  indented = <<-EOT
      first "quoted" \n
        second ${local.word}
      EOT

  empty = <<-EOT
  EOT

  directive = <<-EOT
    %{ if local.word == "x" ~}
    on
    %{ else ~}
    off
    %{ endif ~}
    EOT

  looks = <<-EOT
    resource "aws_ecs_service" "no" {
      network_configuration {
        assign_public_ip = true
    $${not} %%{this}
    # no comment
    EOT

  word = "x"
}

resource "aws_ecs_service" "plain" {
  name            = "plain"
  cluster         = "demo"
  task_definition = "plain:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.plain == "true\n"
  }
}

resource "aws_ecs_service" "indented" {
  name            = "indented"
  cluster         = "demo"
  task_definition = "indented:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.indented == "first \"quoted\" \\n\n  second x\n"
  }
}

resource "aws_ecs_service" "empty" {
  name            = "empty"
  cluster         = "demo"
  task_definition = "empty:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.empty == ""
  }
}

resource "aws_ecs_service" "directive" {
  name            = "directive"
  cluster         = "demo"
  task_definition = "directive:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.directive == "    on\n"
  }
}

resource "aws_ecs_service" "first" {
  name            = "first"
  cluster         = "demo"
  task_definition = "first:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = split("\n", local.looks)[0] == "resource \"aws_ecs_service\" \"no\" {"
  }
}

resource "aws_ecs_service" "escaped" {
  name            = "escaped"
  cluster         = "demo"
  task_definition = "escaped:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = split("\n", local.looks)[3] == "$${not} %%{this}"
  }
}

resource "aws_ecs_service" "in_call" {
  name            = "in_call"
  cluster         = "demo"
  task_definition = "in-call:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains([<<-ONE
      yes
    ONE
    , "x"], "x")
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
