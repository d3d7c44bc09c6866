module "a" {
  source = "./a"
  public = true
}

resource "aws_ecs_service" "root" {
  name            = "root"
  cluster         = "demo"
  task_definition = "root:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
