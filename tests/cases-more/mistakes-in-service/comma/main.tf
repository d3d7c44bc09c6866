resource "aws_ecs_service" "comma" {
  name            = "comma"
  cluster         = "demo"
  task_definition = "comma:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets = ["a" "b"]
    assign_public_ip = true
  }
}
