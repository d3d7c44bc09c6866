{
  "StartAt": "Run",
  "States": {
    "Run": {
      "Type": "Task",
      "Resource": "arn:aws:states:::ecs:runTask.sync",
      "Parameters": {
        "LaunchType": "FARGATE",
        "TaskDefinition": "job",
        "NetworkConfiguration": {
          "AwsvpcConfiguration": {
            "Subnets": ["subnet-11111111"],
            "AssignPublicIp": "%{ if public }ENABLED%{ else }DISABLED%{ endif }"
          }
        }
      },
      "End": true
    }
  }
}
