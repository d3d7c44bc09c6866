resource "aws_ecs_service" "tobool" {
  name            = "tobool"
  cluster         = "demo"
  task_definition = "tobool:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tobool("true")
  }
}

resource "aws_ecs_service" "tobool_one" {
  name            = "tobool_one"
  cluster         = "demo"
  task_definition = "tobool-one:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tobool("1")
  }
}

resource "aws_ecs_service" "tobool_null" {
  name            = "tobool_null"
  cluster         = "demo"
  task_definition = "tobool-null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tobool(null)
  }
}

resource "aws_ecs_service" "tostring" {
  name            = "tostring"
  cluster         = "demo"
  task_definition = "tostring:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tostring(true) == "true"
  }
}

resource "aws_ecs_service" "tostring_number" {
  name            = "tostring_number"
  cluster         = "demo"
  task_definition = "tostring-number:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tostring(1e21) == "1000000000000000000000"
  }
}

resource "aws_ecs_service" "tostring_fraction" {
  name            = "tostring_fraction"
  cluster         = "demo"
  task_definition = "tostring-fraction:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tostring(0.1) == "0.1"
  }
}

resource "aws_ecs_service" "tolist" {
  name            = "tolist"
  cluster         = "demo"
  task_definition = "tolist:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tolist(["a", true])[1] == "true"
  }
}

resource "aws_ecs_service" "toset" {
  name            = "toset"
  cluster         = "demo"
  task_definition = "toset:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(toset(["a", "a", "b"])) == 2
  }
}

resource "aws_ecs_service" "tomap" {
  name            = "tomap"
  cluster         = "demo"
  task_definition = "tomap:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tomap({ a = 1, b = "x" }).a == "1"
  }
}

resource "aws_ecs_service" "tolist_set" {
  name            = "tolist_set"
  cluster         = "demo"
  task_definition = "tolist-set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tolist(toset(["b", "a"]))[0] == "a"
  }
}

resource "aws_ecs_service" "toset_mixed" {
  name            = "toset_mixed"
  cluster         = "demo"
  task_definition = "toset-mixed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(toset([1, "a"]), "1")
  }
}

resource "aws_ecs_service" "tomap_refused" {
  name            = "tomap_refused"
  cluster         = "demo"
  task_definition = "tomap-refused:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(tomap({ a = 1, b = true }))
  }
}

resource "aws_ecs_service" "tolist_refused" {
  name            = "tolist_refused"
  cluster         = "demo"
  task_definition = "tolist-refused:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(tolist([[], "a"]))
  }
}

resource "aws_ecs_service" "lookup_type" {
  name            = "lookup_type"
  cluster         = "demo"
  task_definition = "lookup-type:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lookup(tomap({ a = "x" }), "b", true) == "true"
  }
}

resource "aws_ecs_service" "concat_type" {
  name            = "concat_type"
  cluster         = "demo"
  task_definition = "concat-type:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = concat(tolist([true]), tolist(["b"]))[0] == "true"
  }
}

resource "aws_ecs_service" "core" {
  name            = "core"
  cluster         = "demo"
  task_definition = "core:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = core::tobool("true")
  }
}
