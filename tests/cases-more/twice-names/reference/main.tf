resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = "demo"
  task_definition = "one:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "reference" {
  name            = "reference"
  cluster         = "demo"
  task_definition = "reference:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.one.network_configuration[0].assign_public_ip
  }
}
