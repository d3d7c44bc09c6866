variable "on" {
  type = bool
}

variable "list" {}

resource "aws_ecs_cluster" "demo" {
  count = length(var.list)
  name  = "demo"
}

locals {
  first = var.list[0]
}

resource "aws_ecs_service" "branch" {
  name            = "branch"
  cluster         = "demo"
  task_definition = "branch:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = var.on ? tobool("x") : false }.a, true)
  }
}

resource "aws_ecs_service" "merged" {
  name            = "merged"
  cluster         = "demo"
  task_definition = "merged:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(merge({ a = var.list[0] }, { a = false }).a, true)
  }
}

resource "aws_ecs_service" "element" {
  name            = "element"
  cluster         = "demo"
  task_definition = "element:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(element([false, var.list[5]], 0), true)
  }
}

resource "aws_ecs_service" "lookup" {
  name            = "lookup"
  cluster         = "demo"
  task_definition = "lookup:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(lookup({ a = false, b = var.list[0] }, "a", true), true)
  }
}

resource "aws_ecs_service" "can" {
  name            = "can"
  cluster         = "demo"
  task_definition = "can:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can({ a = true, b = var.list[0] }.a)
  }
}

resource "aws_ecs_service" "operator" {
  name            = "operator"
  cluster         = "demo"
  task_definition = "operator:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = !var.list }.a, true)
  }
}

resource "aws_ecs_service" "template" {
  name            = "template"
  cluster         = "demo"
  task_definition = "template:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = "${var.list}-x" }.a, true)
  }
}

resource "aws_ecs_service" "function" {
  name            = "function"
  cluster         = "demo"
  task_definition = "function:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = upper(var.list) }.a, true)
  }
}

resource "aws_ecs_service" "loop" {
  name            = "loop"
  cluster         = "demo"
  task_definition = "loop:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = [for x in var.list : x] }.a, true)
  }
}

resource "aws_ecs_service" "key" {
  name            = "key"
  cluster         = "demo"
  task_definition = "key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = { (var.list) = 1 } }.a, true)
  }
}

resource "aws_ecs_service" "condition" {
  name            = "condition"
  cluster         = "demo"
  task_definition = "condition:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(var.on ? false : false, true)
  }
}

resource "aws_ecs_service" "other_branch" {
  name            = "other_branch"
  cluster         = "demo"
  task_definition = "other-branch:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(true ? false : var.list, true)
  }
}

resource "aws_ecs_service" "instance" {
  name            = "instance"
  cluster         = "demo"
  task_definition = "instance:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = aws_ecs_cluster.demo[0].name }.a, true)
  }
}

resource "aws_ecs_service" "within" {
  name            = "within"
  cluster         = "demo"
  task_definition = "within:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = try(var.list[0], var.list[1]) }.a, true)
  }
}

resource "aws_ecs_service" "only_a_name" {
  name            = "only_a_name"
  cluster         = "demo"
  task_definition = "only-a-name:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = var.list }.a, true)
  }
}

resource "aws_ecs_service" "elsewhere" {
  name            = "elsewhere"
  cluster         = "demo"
  task_definition = "elsewhere:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = local.first }.a, true)
  }
}

resource "aws_ecs_service" "compared" {
  name            = "compared"
  cluster         = "demo"
  task_definition = "compared:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = var.list == 1 }.a, true)
  }
}

resource "aws_ecs_service" "encoded" {
  name            = "encoded"
  cluster         = "demo"
  task_definition = "encoded:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = jsonencode(var.list) }.a, true)
  }
}

resource "aws_ecs_service" "caught" {
  name            = "caught"
  cluster         = "demo"
  task_definition = "caught:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = try(var.list[0], "x") }.a, true)
  }
}

resource "aws_ecs_service" "asked" {
  name            = "asked"
  cluster         = "demo"
  task_definition = "asked:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = can(var.list[0]) }.a, true)
  }
}

resource "aws_ecs_service" "fails_anyway" {
  name            = "fails_anyway"
  cluster         = "demo"
  task_definition = "fails-anyway:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = false, b = var.list[0], c = tobool("x") }.a, true)
  }
}

resource "aws_ecs_service" "not_taken" {
  name            = "not_taken"
  cluster         = "demo"
  task_definition = "not-taken:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(true ? false : var.on && tobool("x"), true)
  }
}
