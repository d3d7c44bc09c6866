module "m" {
  source = "./m"
}

resource "aws_ecs_service" "output" {
  name            = "output"
  cluster         = "demo"
  task_definition = "output:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.m.public
  }
}
