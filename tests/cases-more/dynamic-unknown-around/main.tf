variable "tasks" {}

resource "aws_cloudwatch_event_target" "maybe" {
  rule     = "nightly"
  arn      = "arn:aws:ecs:eu-west-1:111122223333:cluster/jobs"
  role_arn = "arn:aws:iam::111122223333:role/events"
  dynamic "ecs_target" {
    for_each = var.tasks
    content {
      task_definition_arn = "arn:aws:ecs:eu-west-1:111122223333:task-definition/job:1"
      launch_type         = "FARGATE"
      network_configuration {
        subnets          = ["subnet-11111111"]
        assign_public_ip = true
      }
    }
  }
}

resource "aws_cloudwatch_event_target" "off" {
  rule     = "nightly"
  arn      = "arn:aws:ecs:eu-west-1:111122223333:cluster/jobs"
  role_arn = "arn:aws:iam::111122223333:role/events"
  dynamic "ecs_target" {
    for_each = var.tasks
    content {
      task_definition_arn = "arn:aws:ecs:eu-west-1:111122223333:task-definition/job:1"
      launch_type         = "FARGATE"
      network_configuration {
        subnets          = ["subnet-11111111"]
        assign_public_ip = false
      }
    }
  }
}
