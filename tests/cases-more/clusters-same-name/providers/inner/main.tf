resource "aws_ecs_service" "eu" {
  name            = "eu"
  cluster         = "eu"
  task_definition = "eu:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "us" {
  name            = "us"
  cluster         = "us"
  task_definition = "us:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
