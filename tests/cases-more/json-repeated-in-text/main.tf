resource "aws_sfn_state_machine" "heredoc" {
  name       = "m"
  role_arn   = "r"
  definition = <<-EOT
    {
      "States": {
        "run": {
          "Type": "Task",
          "Resource": "arn:aws:states:::ecs:runTask",
          "Parameters": {
            "LaunchType": "FARGATE",
            "NetworkConfiguration": {"AwsvpcConfiguration": {
              "AssignPublicIp": "ENABLED",
              "AssignPublicIp": "DISABLED"
            }}
          }
        }
      }
    }
  EOT
}

resource "aws_sfn_state_machine" "file" {
  name       = "m"
  role_arn   = "r"
  definition = file("machine.json")
}

resource "aws_batch_job_definition" "job" {
  name                  = "j"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties  = templatestring(local.properties, { on = "ENABLED" })
}

locals {
  properties = "{\"networkConfiguration\": {\"assignPublicIp\": \"DISABLED\"}, \"networkConfiguration\": {\"assignPublicIp\": \"$${on}\"}}"
  same_type  = "{\"on\": false, \"on\": true}"
  other_type = "{\"on\": {}, \"on\": true}"
}

resource "aws_ecs_service" "same_type" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = jsondecode(local.same_type).on
  }
}

resource "aws_ecs_service" "other_type" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = jsondecode(local.other_type).on
  }
}

resource "aws_ecs_service" "yaml" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = yamldecode("on: no\n'on': ${true}").on
  }
}
