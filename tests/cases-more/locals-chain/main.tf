locals {
  last = local.middle.public
}

locals {
  middle = { public = local.first }
  name   = "web"
}

resource "aws_ecs_service" "last" {
  name            = "last"
  cluster         = "demo"
  task_definition = "last:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.last
  }
}

resource "aws_ecs_service" "both" {
  name            = "both"
  cluster         = "demo"
  task_definition = "both:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.public
  }
}

resource "aws_ecs_service" "inverted" {
  name            = "inverted"
  cluster         = "demo"
  task_definition = "inverted:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = !local.first
  }
}
