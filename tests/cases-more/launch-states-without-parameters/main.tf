resource "aws_sfn_state_machine" "flow" {
  name     = "flow"
  role_arn = "arn:aws:iam::111111111111:role/sfn"
  definition = jsonencode({
    StartAt = "Run"
    States = {
      Run  = { Type = "Task", Resource = "arn:aws:states:::ecs:runTask", Next = "Wait" }
      Wait = { Type = "Task", Resource = "arn:aws:states:::ecs:runTask.sync", Next = "Sdk" }
      Sdk  = { Type = "Task", Resource = "arn:aws:states:::aws-sdk:ecs:runTask", Next = "Data" }
      Data = { Type = "Task", QueryLanguage = "JSONata", Resource = "arn:aws:states:::ecs:runTask", End = true }
    }
  })
}
