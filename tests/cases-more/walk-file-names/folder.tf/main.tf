resource "aws_ecs_service" "inside" {
  name            = "inside"
  cluster         = "demo"
  task_definition = "inside:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
