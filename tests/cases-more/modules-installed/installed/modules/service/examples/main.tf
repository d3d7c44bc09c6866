resource "aws_ecs_service" "example" {
  name            = "example"
  cluster         = "demo"
  task_definition = "example:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
