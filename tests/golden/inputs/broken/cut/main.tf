resource "aws_ecs_service" "whole" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "cut" {
  launch_type = "FARGATE"
  network_configuration {
    subnets = ["subnet-1"
