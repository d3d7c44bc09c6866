resource "aws_ecs_service" "unheard" {
  name            = "unheard"
  cluster         = "demo"
  task_definition = "unheard:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = publicly(false)
  }
}

resource "aws_ecs_service" "few" {
  name            = "few"
  cluster         = "demo"
  task_definition = "few:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tobool()
  }
}

resource "aws_ecs_service" "many" {
  name            = "many"
  cluster         = "demo"
  task_definition = "many:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = tobool(false, false)
  }
}

resource "aws_ecs_service" "provider" {
  name            = "provider"
  cluster         = "demo"
  task_definition = "provider:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = provider::aws::public(false)
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
