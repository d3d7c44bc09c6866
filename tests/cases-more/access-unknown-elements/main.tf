resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

locals {
  list  = [local.later, true]
  map   = { a = local.later, b = false }
  mixed = [for x in local.list : x]
}

resource "aws_ecs_service" "list_known" {
  name            = "list_known"
  cluster         = "demo"
  task_definition = "list-known:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[1]
  }
}

resource "aws_ecs_service" "list_unknown" {
  name            = "list_unknown"
  cluster         = "demo"
  task_definition = "list-unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list[0]
  }
}

resource "aws_ecs_service" "map_known" {
  name            = "map_known"
  cluster         = "demo"
  task_definition = "map-known:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.map.b
  }
}

resource "aws_ecs_service" "map_unknown" {
  name            = "map_unknown"
  cluster         = "demo"
  task_definition = "map-unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.map.a
  }
}

resource "aws_ecs_service" "length" {
  name            = "length"
  cluster         = "demo"
  task_definition = "length:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(local.list) == 2
  }
}

resource "aws_ecs_service" "keys" {
  name            = "keys"
  cluster         = "demo"
  task_definition = "keys:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = keys(local.map)[0] == "a"
  }
}

resource "aws_ecs_service" "mixed" {
  name            = "mixed"
  cluster         = "demo"
  task_definition = "mixed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.mixed[1]
  }
}

resource "aws_ecs_service" "splat" {
  name            = "splat"
  cluster         = "demo"
  task_definition = "splat:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (local.list[*])[1]
  }
}

resource "aws_ecs_service" "lookup" {
  name            = "lookup"
  cluster         = "demo"
  task_definition = "lookup:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup(local.map, "b", true)
  }
}

resource "aws_ecs_service" "merged" {
  name            = "merged"
  cluster         = "demo"
  task_definition = "merged:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = merge(local.map, { a = true }).a
  }
}

resource "aws_ecs_service" "concat" {
  name            = "concat"
  cluster         = "demo"
  task_definition = "concat:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = concat(local.list, [false])[2]
  }
}

resource "aws_ecs_service" "key_unknown" {
  name            = "key_unknown"
  cluster         = "demo"
  task_definition = "key-unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { (aws_ecs_cluster.demo.arn) = true, b = false }["b"]
  }
}

resource "aws_ecs_service" "index_unknown" {
  name            = "index_unknown"
  cluster         = "demo"
  task_definition = "index-unknown:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [true, false][length(aws_ecs_cluster.demo.arn)]
  }
}

resource "aws_ecs_service" "index_equal" {
  name            = "index_equal"
  cluster         = "demo"
  task_definition = "index-equal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [true, true][length(aws_ecs_cluster.demo.arn)]
  }
}
