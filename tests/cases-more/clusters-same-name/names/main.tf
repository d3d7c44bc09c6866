provider "aws" {
  alias  = "eu"
  region = "eu-central-1"
}

resource "aws_ecs_cluster_capacity_providers" "old" {
  cluster_name       = "old"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster_capacity_providers" "old_eu" {
  provider           = aws.eu
  cluster_name       = "old"
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

resource "aws_ecs_cluster_capacity_providers" "new_eu" {
  provider           = aws.eu
  cluster_name       = "new"
  capacity_providers = ["FARGATE_SPOT"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
  }
}

resource "aws_ecs_cluster_capacity_providers" "both" {
  cluster_name       = "both"
  capacity_providers = ["FARGATE"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
  }
}

resource "aws_ecs_cluster_capacity_providers" "both_eu" {
  provider           = aws.eu
  cluster_name       = "both"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster" "lone" {
  name = "lone"
}

resource "aws_ecs_cluster_capacity_providers" "lone" {
  cluster_name       = "lone"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster" "half" {
  name = "half"
}

resource "aws_ecs_cluster" "half_eu" {
  provider = aws.eu
  name     = "half"
}

resource "aws_ecs_cluster_capacity_providers" "half" {
  cluster_name       = aws_ecs_cluster.half.name
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_cluster" "told" {
  name = "told"
}

resource "aws_ecs_cluster" "told_eu" {
  provider = aws.eu
  name     = "told"
}

resource "aws_ecs_cluster_capacity_providers" "told" {
  cluster_name       = "told"
  capacity_providers = ["asg"]
  default_capacity_provider_strategy {
    capacity_provider = "asg"
  }
}

resource "aws_ecs_service" "old" {
  name            = "old"
  cluster         = "old"
  task_definition = "old:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "new" {
  name            = "new"
  cluster         = "new"
  task_definition = "new:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "both" {
  name            = "both"
  cluster         = "both"
  task_definition = "both:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "lone" {
  name            = "lone"
  cluster         = aws_ecs_cluster.lone.id
  task_definition = "lone:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "lone_name" {
  name            = "lone_name"
  cluster         = "lone"
  task_definition = "lone-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "half" {
  name            = "half"
  cluster         = aws_ecs_cluster.half.id
  task_definition = "half:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "half_eu" {
  provider        = aws.eu
  name            = "half_eu"
  cluster         = aws_ecs_cluster.half_eu.id
  task_definition = "half-eu:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "half_name" {
  name            = "half_name"
  cluster         = "half"
  task_definition = "half-name:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "told" {
  name            = "told"
  cluster         = aws_ecs_cluster.told.id
  task_definition = "told:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "derived" {
  name            = "derived"
  cluster         = "${aws_ecs_cluster.lone.name}-2"
  task_definition = "derived:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "elsewhere" {
  name            = "elsewhere"
  cluster         = "elsewhere"
  task_definition = "elsewhere:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

data "aws_ecs_cluster" "lone" {
  cluster_name = "lone"
}

resource "aws_ecs_service" "looked_up" {
  name            = "looked_up"
  cluster         = data.aws_ecs_cluster.lone.arn
  task_definition = "looked-up:1"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
