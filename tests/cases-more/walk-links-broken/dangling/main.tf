resource "aws_ecs_service" "dangling" {
  name            = "dangling"
  cluster         = "demo"
  task_definition = "dangling:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "dangling_off" {
  name            = "dangling_off"
  cluster         = "demo"
  task_definition = "dangling-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
