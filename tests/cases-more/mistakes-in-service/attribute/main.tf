resource "aws_ecs_service" "attribute" {
  name            = "attribute"
  cluster         = "demo"
  task_definition = "attribute:1"
  launch_type     = "FARGATE"
  network_configuration = {
    subnets          = []
    assign_public_ip = true
  }
}
