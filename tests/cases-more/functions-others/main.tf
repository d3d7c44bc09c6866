resource "aws_ecs_service" "anytrue" {
  name            = "anytrue"
  cluster         = "demo"
  task_definition = "anytrue:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = anytrue([false, true])
  }
}

resource "aws_ecs_service" "alltrue" {
  name            = "alltrue"
  cluster         = "demo"
  task_definition = "alltrue:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = alltrue([])
  }
}

resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = "demo"
  task_definition = "one:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = one([true])
  }
}

resource "aws_ecs_service" "trim" {
  name            = "trim"
  cluster         = "demo"
  task_definition = "trim:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = trimspace(" true\n")
  }
}

resource "aws_ecs_service" "lower" {
  name            = "lower"
  cluster         = "demo"
  task_definition = "lower:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = lower("TRUE")
  }
}

resource "aws_ecs_service" "jsondecode" {
  name            = "jsondecode"
  cluster         = "demo"
  task_definition = "jsondecode:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode("{\"public\": true}").public
  }
}

resource "aws_ecs_service" "sensitive" {
  name            = "sensitive"
  cluster         = "demo"
  task_definition = "sensitive:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = nonsensitive(sensitive(true))
  }
}

resource "aws_ecs_service" "off" {
  name            = "off"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = anytrue([])
  }
}

resource "aws_ecs_service" "can_list" {
  name            = "can_list"
  cluster         = "demo"
  task_definition = "can-list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can([regex("x", "y")])
  }
}

resource "aws_ecs_service" "can_text" {
  name            = "can_text"
  cluster         = "demo"
  task_definition = "can-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can("a${regex("x", "y")}")
  }
}

resource "aws_ecs_service" "can_object" {
  name            = "can_object"
  cluster         = "demo"
  task_definition = "can-object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can({ a = regex("x", "y") })
  }
}

resource "aws_ecs_service" "can_for" {
  name            = "can_for"
  cluster         = "demo"
  task_definition = "can-for:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can([for x in ["y"] : regex("x", x)])
  }
}

resource "aws_ecs_service" "try_list" {
  name            = "try_list"
  cluster         = "demo"
  task_definition = "try-list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try([regex("x", "y")], []) == []
  }
}

resource "aws_ecs_service" "try_object" {
  name            = "try_object"
  cluster         = "demo"
  task_definition = "try-object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try({ a = regex("x", "y"), b = false }, { b = true }).b
  }
}

resource "aws_ecs_service" "around" {
  name            = "around"
  cluster         = "demo"
  task_definition = "around:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true || anytrue([false])
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
