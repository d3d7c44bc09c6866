resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_service" "some" {
  for_each        = { a = local.later, b = false, c = true }
  name            = "some"
  cluster         = "demo"
  task_definition = "some:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value
  }
}

resource "aws_ecs_service" "objects" {
  for_each        = { a = { public = true, arn = aws_ecs_cluster.demo.arn }, b = { public = false, arn = null } }
  name            = "objects"
  cluster         = "demo"
  task_definition = "objects:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value.public
  }
}
