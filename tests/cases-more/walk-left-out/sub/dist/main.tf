resource "aws_ecs_service" "dist" {
  name            = "dist"
  cluster         = "demo"
  task_definition = "dist:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
