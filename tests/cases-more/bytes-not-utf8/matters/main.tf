resource "aws_ecs_service" "matters" {
  name            = "matters"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGÈTE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
