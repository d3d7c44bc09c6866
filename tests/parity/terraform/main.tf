variable "public" {
  type    = bool
  default = true
}

resource "aws_ecs_cluster" "shop" {
  name = "shop"
}

resource "aws_ecs_task_definition" "web" {
  family                = "web"
  network_mode          = "awsvpc"
  container_definitions = "[]"
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.shop.arn
  task_definition = aws_ecs_task_definition.web.arn
  desired_count   = 2
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    security_groups  = ["sg-11111111"]
    assign_public_ip = var.public
  }
}

resource "aws_ecs_service" "api" {
  name            = "api"
  cluster         = aws_ecs_cluster.shop.arn
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "batch" {
  name            = "batch"
  cluster         = aws_ecs_cluster.shop.arn
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "canary" {
  service         = "canary"
  cluster         = "shop"
  task_definition = aws_ecs_task_definition.web.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_cloudwatch_event_target" "nightly" {
  rule      = "nightly"
  target_id = "nightly"
  arn       = aws_ecs_cluster.shop.arn
  role_arn  = "arn:aws:iam::111111111111:role/events"
  ecs_target {
    task_definition_arn = aws_ecs_task_definition.web.arn
    launch_type         = "FARGATE"
    network_configuration {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}

resource "aws_scheduler_schedule" "hourly" {
  name                = "hourly"
  schedule_expression = "rate(1 hour)"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = aws_ecs_cluster.shop.arn
    role_arn = "arn:aws:iam::111111111111:role/scheduler"
    ecs_parameters {
      task_definition_arn = aws_ecs_task_definition.web.arn
      launch_type         = "FARGATE"
      network_configuration {
        subnets = ["subnet-11111111"]
      }
    }
  }
}

resource "aws_pipes_pipe" "orders" {
  name     = "orders"
  role_arn = "arn:aws:iam::111111111111:role/pipes"
  source   = "arn:aws:sqs:eu-west-1:111111111111:orders"
  target   = aws_ecs_cluster.shop.arn
  target_parameters {
    ecs_task_parameters {
      task_definition_arn = aws_ecs_task_definition.web.arn
      launch_type         = "FARGATE"
      network_configuration {
        aws_vpc_configuration {
          subnets          = ["subnet-11111111"]
          assign_public_ip = "ENABLED"
        }
      }
    }
  }
}

resource "aws_sfn_state_machine" "flow" {
  name     = "flow"
  role_arn = "arn:aws:iam::111111111111:role/flow"
  definition = jsonencode({
    StartAt = "Run"
    States = {
      Run = {
        Type     = "Task"
        Resource = "arn:aws:states:::ecs:runTask.sync"
        End      = true
        Parameters = {
          LaunchType     = "FARGATE"
          Cluster        = "shop"
          TaskDefinition = "web"
          NetworkConfiguration = {
            AwsvpcConfiguration = {
              Subnets        = ["subnet-11111111"]
              AssignPublicIp = "ENABLED"
            }
          }
        }
      }
    }
  })
}

resource "aws_batch_job_definition" "report" {
  name                  = "report"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = jsonencode({
    image                = "report"
    networkConfiguration = { assignPublicIp = "ENABLED" }
    resourceRequirements = [{ type = "VCPU", value = "0.25" }, { type = "MEMORY", value = "512" }]
  })
}
