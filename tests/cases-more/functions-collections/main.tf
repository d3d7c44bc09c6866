locals {
  flags = { b = true, a = false }
}

resource "aws_ecs_service" "concat" {
  name            = "concat"
  cluster         = "demo"
  task_definition = "concat:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = concat([false], [], [true])[1]
  }
}

resource "aws_ecs_service" "concat_types" {
  name            = "concat_types"
  cluster         = "demo"
  task_definition = "concat-types:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = concat(tolist(["a"]), ["b"])[1] == "b"
  }
}

resource "aws_ecs_service" "length_text" {
  name            = "length_text"
  cluster         = "demo"
  task_definition = "length-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length("日本") == 2
  }
}

resource "aws_ecs_service" "length_clusters" {
  name            = "length_clusters"
  cluster         = "demo"
  task_definition = "length-clusters:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length("e\u0301🇯🇵") == 2
  }
}

resource "aws_ecs_service" "length_object" {
  name            = "length_object"
  cluster         = "demo"
  task_definition = "length-object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(local.flags) == 2
  }
}

resource "aws_ecs_service" "contains" {
  name            = "contains"
  cluster         = "demo"
  task_definition = "contains:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(["x", "y"], "y")
  }
}

resource "aws_ecs_service" "contains_type" {
  name            = "contains_type"
  cluster         = "demo"
  task_definition = "contains-type:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(["1"], 1)
  }
}

resource "aws_ecs_service" "contains_null" {
  name            = "contains_null"
  cluster         = "demo"
  task_definition = "contains-null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(contains([1], null))
  }
}

resource "aws_ecs_service" "element_set" {
  name            = "element_set"
  cluster         = "demo"
  task_definition = "element-set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(element(toset(["a"]), 0))
  }
}

resource "aws_ecs_service" "concat_set" {
  name            = "concat_set"
  cluster         = "demo"
  task_definition = "concat-set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(concat(toset(["a"]), ["b"]))
  }
}

resource "aws_ecs_service" "contains_set" {
  name            = "contains_set"
  cluster         = "demo"
  task_definition = "contains-set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(toset(["x"]), "x")
  }
}

resource "aws_ecs_service" "keys" {
  name            = "keys"
  cluster         = "demo"
  task_definition = "keys:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = keys(local.flags)[0] == "a"
  }
}

resource "aws_ecs_service" "values" {
  name            = "values"
  cluster         = "demo"
  task_definition = "values:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = values(local.flags)[1]
  }
}

resource "aws_ecs_service" "element" {
  name            = "element"
  cluster         = "demo"
  task_definition = "element:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = element([false, true], 1)
  }
}

resource "aws_ecs_service" "element_wraps" {
  name            = "element_wraps"
  cluster         = "demo"
  task_definition = "element-wraps:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = element([false, true], 5)
  }
}
