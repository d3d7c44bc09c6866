variable "file" {
  type = string
}

locals {
  own   = jsondecode(file("${path.module}/config.json"))
  given = jsondecode(file(var.file))
}

resource "aws_ecs_service" "own" {
  name            = "own"
  cluster         = "demo"
  task_definition = "own:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.own.public
  }
}

resource "aws_ecs_service" "given" {
  name            = "given"
  cluster         = "demo"
  task_definition = "given:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.given.public
  }
}

resource "aws_ecs_service" "root" {
  name            = "root"
  cluster         = "demo"
  task_definition = "root:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode(file("shared.json")).mine
  }
}

resource "aws_ecs_service" "where" {
  name            = "where"
  cluster         = "demo"
  task_definition = "where:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = path.module == "../shared/web"
  }
}
