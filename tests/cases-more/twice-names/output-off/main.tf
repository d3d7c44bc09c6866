module "m" {
  source = "./m"
}

resource "aws_ecs_service" "output_off" {
  name            = "output_off"
  cluster         = "demo"
  task_definition = "output-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.m.public
  }
}
