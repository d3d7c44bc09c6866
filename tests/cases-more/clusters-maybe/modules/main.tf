variable "on" {
  type = bool
}

module "maybe" {
  source = "./c"
  count  = var.on ? 1 : 0
  name   = "maybe"
}

module "sure" {
  source = "./c"
  name   = "sure"
}

resource "aws_ecs_service" "maybe" {
  name            = "maybe"
  cluster         = "maybe"
  task_definition = "maybe:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "sure" {
  name            = "sure"
  cluster         = "sure"
  task_definition = "sure:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
