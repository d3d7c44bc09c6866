locals {
  public = true
}

locals {
  public = false
}

resource "aws_ecs_service" "local" {
  name            = "local"
  cluster         = "demo"
  task_definition = "local:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.public
  }
}
