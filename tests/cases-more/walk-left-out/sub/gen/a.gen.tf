resource "aws_ecs_service" "generated" {
  name            = "generated"
  cluster         = "demo"
  task_definition = "generated:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
