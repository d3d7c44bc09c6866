variable "public" {
  type    = bool
  default = false
}

variable "later" {
  type    = bool
  default = true
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.public
  }
}

resource "aws_ecs_service" "later" {
  name            = "later"
  cluster         = "demo"
  task_definition = "later:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.later
  }
}

resource "aws_ecs_service" "literal" {
  name            = "literal"
  cluster         = "demo"
  task_definition = "literal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "closed" {
  name            = "closed"
  cluster         = "demo"
  task_definition = "closed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
