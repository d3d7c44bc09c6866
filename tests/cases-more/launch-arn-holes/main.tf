data "aws_partition" "current" {}

variable "arn" {
  type = string
}

variable "service" {
  type = string
}

resource "aws_sfn_state_machine" "partition" {
  definition = jsonencode({
    States = {
      Run = {
        Type     = "Task"
        Resource = "arn:${data.aws_partition.current.partition}:states:::ecs:runTask.sync"
        Parameters = {
          LaunchType           = "FARGATE"
          NetworkConfiguration = { AwsvpcConfiguration = { AssignPublicIp = "ENABLED" } }
        }
      }
    }
  })
}

resource "aws_sfn_state_machine" "function" {
  definition = jsonencode({
    States = {
      Call = {
        Type     = "Task"
        Resource = aws_lambda_function.f.arn
      }
    }
  })
}

resource "aws_sfn_state_machine" "any" {
  definition = jsonencode({
    States = {
      Call = {
        Type     = "Task"
        Resource = "arn:aws:states:::${aws_lambda_function.f.description}:runTask"
      }
    }
  })
}

resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::111122223333:role/f"
}

resource "aws_scheduler_schedule" "partition" {
  schedule_expression = "rate(1 hour)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:ecs:runTask"
    role_arn = "arn:aws:iam::111122223333:role/s"
    input = jsonencode({
      LaunchType           = "FARGATE"
      NetworkConfiguration = { AwsvpcConfiguration = { AssignPublicIp = "ENABLED" } }
    })
  }
}

resource "aws_scheduler_schedule" "unknown" {
  schedule_expression = "rate(1 hour)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = var.arn
    role_arn = "arn:aws:iam::111122223333:role/s"
    input = jsonencode({
      LaunchType           = "FARGATE"
      NetworkConfiguration = { AwsvpcConfiguration = { AssignPublicIp = "ENABLED" } }
    })
  }
}

resource "aws_scheduler_schedule" "unknown_off" {
  schedule_expression = "rate(1 hour)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = var.arn
    role_arn = "arn:aws:iam::111122223333:role/s"
    input    = jsonencode({ MessageBody = "hello" })
  }
}

resource "aws_scheduler_schedule" "queue" {
  schedule_expression = "rate(1 hour)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = aws_sqs_queue.q.arn
    role_arn = "arn:aws:iam::111122223333:role/s"
    input    = "hello"
  }
}

resource "aws_sqs_queue" "q" {}
