variable "a" { default = true }
variable "c" { default = false }

resource "aws_ecs_service" "a" {
  name            = "a"
  cluster         = "demo"
  task_definition = "a:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.a
  }
}

resource "aws_ecs_service" "c" {
  name            = "c"
  cluster         = "demo"
  task_definition = "c:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.c
  }
}
