# A schedule may make what starts tasks: a job definition of AWS Batch, an Express Mode service.
resource "aws_scheduler_schedule" "on" {
  name                = "on"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:batch:registerJobDefinition"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
    input    = jsonencode({
      JobDefinitionName    = "x"
      Type                 = "container"
      PlatformCapabilities = ["FARGATE"]
      ContainerProperties  = { NetworkConfiguration = { AssignPublicIp = "ENABLED" } }
    })
  }
}

resource "aws_scheduler_schedule" "off" {
  name                = "off"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:batch:registerJobDefinition"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
    input    = jsonencode({
      JobDefinitionName    = "x"
      Type                 = "container"
      PlatformCapabilities = ["FARGATE"]
      ContainerProperties  = { NetworkConfiguration = { AssignPublicIp = "DISABLED" } }
    })
  }
}

resource "aws_scheduler_schedule" "express" {
  name                = "express"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:ecs:createExpressGatewayService"
    role_arn = "arn:aws:iam::111122223333:role/scheduler"
    input    = jsonencode({ ExecutionRoleArn = "arn:aws:iam::111122223333:role/execution" })
  }
}
