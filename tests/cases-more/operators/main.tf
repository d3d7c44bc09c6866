variable "off" {
  default = false
}

resource "aws_ecs_service" "and_first" {
  name            = "and_first"
  cluster         = "demo"
  task_definition = "and-first:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true || false && false
  }
}

resource "aws_ecs_service" "grouped" {
  name            = "grouped"
  cluster         = "demo"
  task_definition = "grouped:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (true || false) && false
  }
}

resource "aws_ecs_service" "not" {
  name            = "not"
  cluster         = "demo"
  task_definition = "not:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !false == true
  }
}

resource "aws_ecs_service" "sum" {
  name            = "sum"
  cluster         = "demo"
  task_definition = "sum:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 1 + 2 * 3 == 7
  }
}

resource "aws_ecs_service" "compare" {
  name            = "compare"
  cluster         = "demo"
  task_definition = "compare:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 2 * 3 > 5 && 10 / 4 == 2.5
  }
}

resource "aws_ecs_service" "remainder" {
  name            = "remainder"
  cluster         = "demo"
  task_definition = "remainder:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = -7 % 4 == -3
  }
}

resource "aws_ecs_service" "minus" {
  name            = "minus"
  cluster         = "demo"
  task_definition = "minus:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 1 - -1 == 2
  }
}

resource "aws_ecs_service" "left" {
  name            = "left"
  cluster         = "demo"
  task_definition = "left:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 10 - 4 - 3 == 3
  }
}

resource "aws_ecs_service" "text_number" {
  name            = "text_number"
  cluster         = "demo"
  task_definition = "text-number:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "5" + 5 == 10
  }
}

resource "aws_ecs_service" "no_convert" {
  name            = "no_convert"
  cluster         = "demo"
  task_definition = "no-convert:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "1" == 1
  }
}

resource "aws_ecs_service" "bool_text" {
  name            = "bool_text"
  cluster         = "demo"
  task_definition = "bool-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true == "true"
  }
}

resource "aws_ecs_service" "not_text" {
  name            = "not_text"
  cluster         = "demo"
  task_definition = "not-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !"true"
  }
}

resource "aws_ecs_service" "and_text" {
  name            = "and_text"
  cluster         = "demo"
  task_definition = "and-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "true" && true
  }
}

resource "aws_ecs_service" "unequal" {
  name            = "unequal"
  cluster         = "demo"
  task_definition = "unequal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "a" != "b"
  }
}

resource "aws_ecs_service" "objects" {
  name            = "objects"
  cluster         = "demo"
  task_definition = "objects:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { a = [1], b = null } == { b = null, a = [1] }
  }
}

resource "aws_ecs_service" "empty" {
  name            = "empty"
  cluster         = "demo"
  task_definition = "empty:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [] == []
  }
}

resource "aws_ecs_service" "tuple_list" {
  name            = "tuple_list"
  cluster         = "demo"
  task_definition = "tuple-list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = [1] == tolist([1])
  }
}

resource "aws_ecs_service" "null" {
  name            = "null"
  cluster         = "demo"
  task_definition = "null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.off == null
  }
}

resource "aws_ecs_service" "decimal" {
  name            = "decimal"
  cluster         = "demo"
  task_definition = "decimal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 0.1 + 0.2 == 0.3
  }
}

resource "aws_ecs_service" "large" {
  name            = "large"
  cluster         = "demo"
  task_definition = "large:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 9007199254740993 == 9007199254740992
  }
}

resource "aws_ecs_service" "exponent" {
  name            = "exponent"
  cluster         = "demo"
  task_definition = "exponent:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 1.5e3 == 1500
  }
}

resource "aws_ecs_service" "at_least" {
  name            = "at_least"
  cluster         = "demo"
  task_definition = "at-least:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = 3 >= 3 && 3 <= 3 && !(3 < 3) && !(3 > 3)
  }
}
