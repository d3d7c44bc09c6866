resource "aws_ecs_service" "b" {
  name            = "b"
  cluster         = "demo"
  task_definition = "b:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "b_off" {
  name            = "b_off"
  cluster         = "demo"
  task_definition = "b-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
