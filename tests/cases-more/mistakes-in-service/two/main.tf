resource "aws_ecs_service" "two" {
  name            = "two"
  cluster         = "demo"
  task_definition = "two:1"
  launch_type     = "FARGATE"
  network_configuration { subnets = [], assign_public_ip = true }
}
