variable "name" {}

resource "aws_ecs_cluster_capacity_providers" "c" {
  cluster_name       = var.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_service" "in" {
  name            = "in"
  cluster         = var.name
  task_definition = "in:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
