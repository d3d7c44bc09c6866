locals {
  list = [
    { public = true },
    { public = false },
  ]
  map = {
    web     = { public = true }
    "a.b"   = { public = false }
    1       = { public = true }
    (local.key) = { public = true }
  }
  key   = "computed"
  index = 1
  deep  = { a = [{ b = { c = [false, true] } }] }
}

resource "aws_ecs_service" "element" {
  name            = "element"
  cluster         = "demo"
  task_definition = "element:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[0].public
  }
}

resource "aws_ecs_service" "legacy" {
  name            = "legacy"
  cluster         = "demo"
  task_definition = "legacy:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list.1.public
  }
}

resource "aws_ecs_service" "text_index" {
  name            = "text_index"
  cluster         = "demo"
  task_definition = "text-index:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list["0"].public
  }
}

resource "aws_ecs_service" "local_index" {
  name            = "local_index"
  cluster         = "demo"
  task_definition = "local-index:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[local.index].public
  }
}

resource "aws_ecs_service" "attribute" {
  name            = "attribute"
  cluster         = "demo"
  task_definition = "attribute:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.map.web.public
  }
}

resource "aws_ecs_service" "key" {
  name            = "key"
  cluster         = "demo"
  task_definition = "key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.map["a.b"].public
  }
}

resource "aws_ecs_service" "number_key" {
  name            = "number_key"
  cluster         = "demo"
  task_definition = "number-key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.map[1].public
  }
}

resource "aws_ecs_service" "computed" {
  name            = "computed"
  cluster         = "demo"
  task_definition = "computed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.map["comp${"uted"}"].public
  }
}

resource "aws_ecs_service" "deep" {
  name            = "deep"
  cluster         = "demo"
  task_definition = "deep:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.deep.a[0].b.c[1]
  }
}

resource "aws_ecs_service" "on_literal" {
  name            = "on_literal"
  cluster         = "demo"
  task_definition = "on-literal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { web = true, api = false }["api"]
  }
}

resource "aws_ecs_service" "on_tuple" {
  name            = "on_tuple"
  cluster         = "demo"
  task_definition = "on-tuple:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [false, true][1]
  }
}

resource "aws_ecs_service" "on_call" {
  name            = "on_call"
  cluster         = "demo"
  task_definition = "on-call:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = merge({ a = false }, { a = true }).a
  }
}

resource "aws_ecs_service" "last_wins" {
  name            = "last_wins"
  cluster         = "demo"
  task_definition = "last-wins:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { a = false, a = true }.a
  }
}
