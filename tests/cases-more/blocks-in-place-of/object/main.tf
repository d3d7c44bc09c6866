resource "aws_ecs_service" "object" {
  name            = "object"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  network_configuration = {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
