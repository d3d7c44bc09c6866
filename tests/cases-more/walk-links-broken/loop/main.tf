resource "aws_ecs_service" "loop" {
  name            = "loop"
  cluster         = "demo"
  task_definition = "loop:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
