variable "cluster" {}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = var.cluster
  task_definition = "web:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
