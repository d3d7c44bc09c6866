resource "aws_ecs_service" "before" {
  name            = "before"
  cluster         = "demo"
  task_definition = "before:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_iam_role" "broken" {
  name = "a" "b"
  path = ???
}

resource "aws_ecs_service" "after" {
  name            = "after"
  cluster         = "demo"
  task_definition = "after:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
