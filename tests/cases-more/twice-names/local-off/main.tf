resource "aws_ecs_service" "local_off" {
  name            = "local_off"
  cluster         = "demo"
  task_definition = "local-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.public
  }
}
