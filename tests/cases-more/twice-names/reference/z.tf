resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = "demo"
  task_definition = "one:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
