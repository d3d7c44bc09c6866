variable "on" {
  type = bool
}

resource "aws_ecs_cluster" "maybe" {
  name = "maybe"
}

resource "aws_ecs_cluster" "maybe_fargate" {
  name = "maybe_fargate"
}

resource "aws_ecs_cluster" "none" {
  name = "none"
}

resource "aws_ecs_cluster" "one" {
  name = "one"
}

resource "aws_ecs_cluster" "together" {
  name = "together"
}

resource "aws_ecs_cluster_capacity_providers" "maybe" {
  count              = var.on ? 1 : 0
  cluster_name       = aws_ecs_cluster.maybe.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "maybe_fargate" {
  count              = var.on ? 1 : 0
  cluster_name       = aws_ecs_cluster.maybe_fargate.name
  capacity_providers = ["FARGATE"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
  }
}

resource "aws_ecs_cluster_capacity_providers" "none" {
  count              = 0
  cluster_name       = aws_ecs_cluster.none.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "one" {
  count              = 1
  cluster_name       = aws_ecs_cluster.one.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "together" {
  count              = var.on ? 1 : 0
  cluster_name       = aws_ecs_cluster.together.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "each" {
  for_each           = var.on ? toset(["x"]) : toset([])
  cluster_name       = "each"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_service" "maybe" {
  name            = "maybe"
  cluster         = aws_ecs_cluster.maybe.id
  task_definition = "maybe:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe_name" {
  name            = "maybe_name"
  cluster         = "maybe"
  task_definition = "maybe-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe_off" {
  name            = "maybe_off"
  cluster         = "maybe"
  task_definition = "maybe-off:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "maybe_ec2" {
  name            = "maybe_ec2"
  cluster         = "maybe"
  task_definition = "maybe-ec2:1"
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "maybe_fargate" {
  name            = "maybe_fargate"
  cluster         = aws_ecs_cluster.maybe_fargate.id
  task_definition = "maybe-fargate:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "none" {
  name            = "none"
  cluster         = aws_ecs_cluster.none.id
  task_definition = "none:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "one" {
  name            = "one"
  cluster         = aws_ecs_cluster.one.id
  task_definition = "one:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "together" {
  count           = var.on ? 1 : 0
  name            = "together"
  cluster         = aws_ecs_cluster.together.id
  task_definition = "together:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "otherwise" {
  count           = var.on ? 2 : 0
  name            = "otherwise"
  cluster         = aws_ecs_cluster.together.id
  task_definition = "otherwise:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "each" {
  name            = "each"
  cluster         = "each"
  task_definition = "each:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
