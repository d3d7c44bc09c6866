data "aws_subnets" "all" {
}

variable "names" {
  type = list(string)
}

resource "aws_ecs_service" "over_data" {
  name            = "over_data"
  cluster         = "demo"
  task_definition = "over-data:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length([for s in data.aws_subnets.all.ids : s]) > 0
  }
}

resource "aws_ecs_service" "over_variable" {
  name            = "over_variable"
  cluster         = "demo"
  task_definition = "over-variable:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = { for n in var.names : n => false }["web"]
  }
}
