resource "aws_ecs_service" "override" {
  name            = "override"
  cluster         = "demo"
  task_definition = "override:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
