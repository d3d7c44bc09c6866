resource "aws_ecs_service" "keep" {
  name            = "keep"
  cluster         = "demo"
  task_definition = "keep:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
