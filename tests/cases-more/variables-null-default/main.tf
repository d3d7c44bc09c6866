variable "typed" {
  type    = bool
  default = null
}

variable "untyped" {
  default = null
}

variable "object" {
  type    = object({ public = bool })
  default = { public = null }
}

resource "aws_ecs_service" "typed" {
  name            = "typed"
  cluster         = "demo"
  task_definition = "typed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.typed
  }
}

resource "aws_ecs_service" "untyped" {
  name            = "untyped"
  cluster         = "demo"
  task_definition = "untyped:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.untyped
  }
}

resource "aws_ecs_service" "literal" {
  name            = "literal"
  cluster         = "demo"
  task_definition = "literal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = null
  }
}

resource "aws_ecs_service" "object" {
  name            = "object"
  cluster         = "demo"
  task_definition = "object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.object.public
  }
}

resource "aws_ecs_service" "compared" {
  name            = "compared"
  cluster         = "demo"
  task_definition = "compared:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.typed == null
  }
}

resource "aws_ecs_service" "chosen" {
  name            = "chosen"
  cluster         = "demo"
  task_definition = "chosen:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.typed != null ? var.typed : true
  }
}
