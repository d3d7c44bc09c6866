resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = "demo"
  task_definition = "one:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "keyed" {
  for_each        = { a = 1 }
  name            = "keyed"
  cluster         = "demo"
  task_definition = "keyed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "undeclared" {
  name            = "undeclared"
  cluster         = "demo"
  task_definition = "undeclared:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.nope.network_configuration[0].assign_public_ip
  }
}

resource "aws_ecs_service" "data" {
  name            = "data"
  cluster         = "demo"
  task_definition = "data:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = data.aws_vpc.nope.default
  }
}

resource "aws_ecs_service" "no_key" {
  name            = "no_key"
  cluster         = "demo"
  task_definition = "no-key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.keyed.network_configuration[0].assign_public_ip
  }
}

resource "aws_ecs_service" "bad_key" {
  name            = "bad_key"
  cluster         = "demo"
  task_definition = "bad-key:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.keyed["b"].network_configuration[0].assign_public_ip
  }
}

resource "aws_ecs_service" "too_far" {
  name            = "too_far"
  cluster         = "demo"
  task_definition = "too-far:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.one.network_configuration[1].assign_public_ip
  }
}

resource "aws_ecs_service" "itself" {
  name            = "itself"
  cluster         = "demo"
  task_definition = "itself:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.itself.network_configuration[0].assign_public_ip
  }
}
