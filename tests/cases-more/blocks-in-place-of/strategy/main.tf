resource "aws_ecs_service" "strategy" {
  name                       = "strategy"
  task_definition            = "web:1"
  capacity_provider_strategy = []
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
