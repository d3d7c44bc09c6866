resource "aws_ecs_cluster_capacity_providers" "legacy" {
  cluster_name       = "legacy"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "new" {
  cluster_name       = "new"
  capacity_providers = ["FARGATE"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
  }
}

resource "aws_ecs_cluster" "shown" {
  name = "shown"
}

resource "aws_ecs_cluster_capacity_providers" "shown" {
  cluster_name       = aws_ecs_cluster.shown.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

data "aws_caller_identity" "me" {}

variable "cluster" {
  default = "arn:aws:ecs:eu-west-1:999999999999:cluster/legacy"
}

resource "aws_ecs_service" "legacy" {
  name            = "legacy"
  cluster         = "arn:aws:ecs:eu-west-1:999999999999:cluster/legacy"
  task_definition = "legacy:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "legacy_name" {
  name            = "legacy_name"
  cluster         = "legacy"
  task_definition = "legacy-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "legacy_variable" {
  name            = "legacy_variable"
  cluster         = var.cluster
  task_definition = "legacy-variable:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "legacy_off" {
  name            = "legacy_off"
  cluster         = "arn:aws:ecs:eu-west-1:999999999999:cluster/legacy"
  task_definition = "legacy-off:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "new" {
  name            = "new"
  cluster         = "arn:aws:ecs:eu-west-1:999999999999:cluster/new"
  task_definition = "new:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "shown" {
  name            = "shown"
  cluster         = "arn:aws:ecs:eu-west-1:999999999999:cluster/shown"
  task_definition = "shown:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "shown_reference" {
  name            = "shown_reference"
  cluster         = aws_ecs_cluster.shown.arn
  task_definition = "shown-reference:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "in_part" {
  name            = "in_part"
  cluster         = "arn:aws:ecs:eu-west-1:${data.aws_caller_identity.me.account_id}:cluster/legacy"
  task_definition = "in-part:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_cloudwatch_event_target" "legacy" {
  rule     = "nightly"
  arn      = "arn:aws:ecs:eu-west-1:999999999999:cluster/legacy"
  role_arn = "arn:aws:iam::111111111111:role/events"
  ecs_target {
    task_definition_arn = "arn:aws:ecs:eu-west-1:111111111111:task-definition/job:1"
    network_configuration {
      subnets          = ["subnet-11111111"]
      assign_public_ip = true
    }
  }
}
