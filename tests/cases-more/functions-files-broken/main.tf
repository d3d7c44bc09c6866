resource "aws_ecs_service" "broken" {
  name            = "broken"
  cluster         = "demo"
  task_definition = "broken:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode(templatefile("broken.tpl", { public = false })).public
  }
}

resource "aws_ecs_service" "elsewhere" {
  name            = "elsewhere"
  cluster         = "demo"
  task_definition = "elsewhere:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
