resource "aws_ecs_service" "again" {
  name            = "again"
  cluster         = "demo"
  task_definition = "again:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
