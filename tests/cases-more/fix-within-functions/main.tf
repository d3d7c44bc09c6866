resource "aws_sfn_state_machine" "replaced" {
  name       = "replaced"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = replace(file("${path.module}/run.json"), "@ip@", "ENABLED")
}

resource "aws_sfn_state_machine" "formatted" {
  name       = "formatted"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = format("{\"StartAt\":\"Run\",\"States\":{\"Run\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::ecs:runTask\",\"Parameters\":{\"LaunchType\":\"FARGATE\",\"TaskDefinition\":\"web\",\"NetworkConfiguration\":{\"AwsvpcConfiguration\":{\"Subnets\":[\"subnet-1\"],\"AssignPublicIp\":\"%s\"}}},\"End\":true}}}", "ENABLED")
}

locals {
  definition = replace(file("${path.module}/run.json"), "@ip@", "ENABLED")
}

resource "aws_sfn_state_machine" "named" {
  name       = "named"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = local.definition
}
