resource "aws_ecs_service" "target" {
  name            = "target"
  cluster         = "demo"
  task_definition = "target:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
