resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets = ["a"
    assign_public_ip = true
  }
}
