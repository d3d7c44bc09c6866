resource "aws_ecs_task_definition" "web" {
  family       = "web"
  network_mode = "bridge"
}

resource "aws_ecs_task_definition" "web" {
  family       = "web"
  network_mode = "awsvpc"
}

resource "aws_ecs_service" "task" {
  name            = "task"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.web.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
