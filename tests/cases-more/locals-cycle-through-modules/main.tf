module "m" {
  source = "./m"
  given  = local.back
}

locals {
  back = module.m.out
}

resource "aws_ecs_service" "ring" {
  name            = "ring"
  cluster         = "demo"
  task_definition = "ring:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.back
  }
}

resource "aws_ecs_service" "beside" {
  name            = "beside"
  cluster         = "demo"
  task_definition = "beside:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.m.fixed
  }
}
