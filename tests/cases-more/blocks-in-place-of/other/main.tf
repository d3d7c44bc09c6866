resource "aws_cloudwatch_event_target" "target" {
  rule = "nightly"
  arn  = "arn:aws:ecs:eu-west-1:111111111111:cluster/main"
  ecs_target = [{
    task_definition_arn = "arn:aws:ecs:eu-west-1:111111111111:task-definition/job:1"
  }]
}

resource "aws_scheduler_schedule" "schedule" {
  name                = "hourly"
  schedule_expression = "rate(1 hour)"
  target {
    arn            = "arn:aws:ecs:eu-west-1:111111111111:cluster/main"
    role_arn       = "arn:aws:iam::111111111111:role/scheduler"
    ecs_parameters = true
  }
}

resource "aws_pipes_pipe" "pipe" {
  name     = "pipe"
  role_arn = "arn:aws:iam::111111111111:role/pipe"
  source   = "arn:aws:sqs:eu-west-1:111111111111:queue"
  target   = "arn:aws:ecs:eu-west-1:111111111111:cluster/main"
  target_parameters = [{
    ecs_task_parameters = {}
  }]
}
