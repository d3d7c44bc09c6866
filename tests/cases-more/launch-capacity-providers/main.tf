resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_capacity_provider" "own" {
  name = "own"
  auto_scaling_group_provider {
    auto_scaling_group_arn = "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:x:autoScalingGroupName/x"
  }
}

variable "capacity" {
  default = ["own", "FARGATE_SPOT"]
}

locals {
  provider_name = "x-${aws_ecs_cluster.demo.arn}"
}

resource "aws_ecs_service" "fargate" {
  name            = "fargate"
  cluster         = "demo"
  task_definition = "fargate:1"
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "spot" {
  name            = "spot"
  cluster         = "demo"
  task_definition = "spot:1"
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "own" {
  name            = "own"
  cluster         = "demo"
  task_definition = "own:1"
  capacity_provider_strategy {
    capacity_provider = "own"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "reference" {
  name            = "reference"
  cluster         = "demo"
  task_definition = "reference:1"
  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.own.name
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "mixed" {
  name            = "mixed"
  cluster         = "demo"
  task_definition = "mixed:1"
  capacity_provider_strategy {
    capacity_provider = "own"
    weight            = 1
  }
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "variable" {
  name            = "variable"
  cluster         = "demo"
  task_definition = "variable:1"
  capacity_provider_strategy {
    capacity_provider = local.provider_name
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "variable_prefix" {
  name            = "variable_prefix"
  cluster         = "demo"
  task_definition = "variable-prefix:1"
  capacity_provider_strategy {
    capacity_provider = aws_ecs_cluster.demo.id
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "variable_and_fargate" {
  name            = "variable_and_fargate"
  cluster         = "demo"
  task_definition = "variable-and-fargate:1"
  capacity_provider_strategy {
    capacity_provider = local.provider_name
    weight            = 1
  }
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "variable_off" {
  name            = "variable_off"
  cluster         = "demo"
  task_definition = "variable-off:1"
  capacity_provider_strategy {
    capacity_provider = local.provider_name
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "weightless" {
  name            = "weightless"
  cluster         = "demo"
  task_definition = "weightless:1"
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 0
  }
  capacity_provider_strategy {
    capacity_provider = "own"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "dynamic" {
  name            = "dynamic"
  cluster         = "demo"
  task_definition = "dynamic:1"
  dynamic "capacity_provider_strategy" {
    for_each = var.capacity
    iterator = p
    content {
      capacity_provider = p.value
      weight            = p.key
    }
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "dynamic_none" {
  name            = "dynamic_none"
  cluster         = "demo"
  task_definition = "dynamic-none:1"
  dynamic "capacity_provider_strategy" {
    for_each = []
    content {
      capacity_provider = "own"
    }
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "dynamic_unknown" {
  name            = "dynamic_unknown"
  cluster         = "demo"
  task_definition = "dynamic-unknown:1"
  dynamic "capacity_provider_strategy" {
    for_each = local.later ? [1] : []
    content {
      capacity_provider = "own"
    }
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "both" {
  name            = "both"
  cluster         = "demo"
  task_definition = "both:1"
  launch_type     = "FARGATE"
  capacity_provider_strategy {
    capacity_provider = "own"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "both_spot" {
  name            = "both_spot"
  cluster         = "demo"
  task_definition = "both-spot:1"
  launch_type     = "EC2"
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "set" {
  service         = "web"
  cluster         = "demo"
  task_definition = "set:1"
  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "set_own" {
  service         = "web"
  cluster         = "demo"
  task_definition = "set-own:1"
  capacity_provider_strategy {
    capacity_provider = "own"
    weight            = 1
  }
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "set_none" {
  service         = "web"
  cluster         = "demo"
  task_definition = "set-none:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
