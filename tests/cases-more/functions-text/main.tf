resource "aws_ecs_service" "string" {
  name            = "string"
  cluster         = "demo"
  task_definition = "string:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = format("%s", true)
  }
}

resource "aws_ecs_service" "bool" {
  name            = "bool"
  cluster         = "demo"
  task_definition = "bool:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = format("%t", "true")
  }
}

resource "aws_ecs_service" "several" {
  name            = "several"
  cluster         = "demo"
  task_definition = "several:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = format("%05.2f|%-5s|%q|%%", 3.14159, "a", "b\"c") == "03.14|a    |\"b\\\"c\"|%"
  }
}

resource "aws_ecs_service" "value" {
  name            = "value"
  cluster         = "demo"
  task_definition = "value:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = format("%v", [1, "a"]) == "[1,\"a\"]"
  }
}

resource "aws_ecs_service" "positions" {
  name            = "positions"
  cluster         = "demo"
  task_definition = "positions:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = format("%[2]s-%[1]s", "a", "b") == "b-a"
  }
}

resource "aws_ecs_service" "join" {
  name            = "join"
  cluster         = "demo"
  task_definition = "join:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = join(",", ["a", "b"]) == "a,b"
  }
}

resource "aws_ecs_service" "join_none" {
  name            = "join_none"
  cluster         = "demo"
  task_definition = "join-none:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = join(",", []) == ""
  }
}

resource "aws_ecs_service" "join_two" {
  name            = "join_two"
  cluster         = "demo"
  task_definition = "join-two:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = join("-", ["a"], ["b", "c"]) == "a-b-c"
  }
}

resource "aws_ecs_service" "split" {
  name            = "split"
  cluster         = "demo"
  task_definition = "split:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = split(",", "no,true")[1]
  }
}

resource "aws_ecs_service" "split_empty" {
  name            = "split_empty"
  cluster         = "demo"
  task_definition = "split-empty:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = split(",", "") == tolist([""])
  }
}

resource "aws_ecs_service" "split_all" {
  name            = "split_all"
  cluster         = "demo"
  task_definition = "split-all:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = split("", "abc") == tolist(["a", "b", "c"])
  }
}

resource "aws_ecs_service" "json" {
  name            = "json"
  cluster         = "demo"
  task_definition = "json:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsonencode({ b = "<&>", a = [1, 1.5, null, true] }) == "{\"a\":[1,1.5,null,true],\"b\":\"\\u003c\\u0026\\u003e\"}"
  }
}

resource "aws_ecs_service" "json_text" {
  name            = "json_text"
  cluster         = "demo"
  task_definition = "json-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsonencode("日本\n") == "\"日本\\n\""
  }
}

resource "aws_ecs_service" "json_numbers" {
  name            = "json_numbers"
  cluster         = "demo"
  task_definition = "json-numbers:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsonencode([1e30, 0.1, -5]) == "[1000000000000000000000000000000,0.1,-5]"
  }
}
