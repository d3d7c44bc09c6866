resource "aws_ecs_service" "hidden" {
  name            = "hidden"
  cluster         = "demo"
  task_definition = "hidden:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
