locals {
  apps = {
    old = { mode = "bridge", public = false }
    new = { mode = "awsvpc", public = true }
  }
}

resource "aws_ecs_task_definition" "app" {
  for_each     = local.apps
  family       = each.key
  network_mode = each.value.mode
  container_definitions = jsonencode([])
}

resource "aws_ecs_service" "app" {
  for_each        = local.apps
  name            = "app"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.app[each.key].arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value.public
  }
}
