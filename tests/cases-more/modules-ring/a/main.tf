module "b" {
  source = "../b"
  public = true
}

resource "aws_ecs_service" "a" {
  name            = "a"
  cluster         = "demo"
  task_definition = "a:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
