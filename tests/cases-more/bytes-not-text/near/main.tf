resource "aws_ecs_service" "near" {
  name            = "near"
  cluster         = "demo"
  task_definition = "near:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "near_off" {
  name            = "near_off"
  cluster         = "demo"
  task_definition = "near-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
