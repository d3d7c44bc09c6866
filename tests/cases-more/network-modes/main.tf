resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_task_definition" "bridge" {
  family       = "bridge"
  network_mode = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "host" {
  family       = "host"
  network_mode = "host"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "vpc" {
  family       = "vpc"
  network_mode = "awsvpc"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "later" {
  family       = "later"
  network_mode = local.later ? "bridge" : "awsvpc"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "many" {
  for_each     = { a = "bridge", b = "awsvpc" }
  family       = "many-${each.key}"
  network_mode = each.value
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "counted" {
  count        = 1
  family       = "counted"
  network_mode = "host"
  container_definitions = jsonencode([])
}

variable "mode" {
  default = "bridge"
}

resource "aws_ecs_task_definition" "by_variable" {
  family       = "by_variable"
  network_mode = var.mode
  container_definitions = jsonencode([])
}

resource "aws_ecs_service" "arn" {
  name            = "arn"
  cluster         = "demo"
  launch_type     = "EC2"
  task_definition = aws_ecs_task_definition.bridge.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "arn_on" {
  name            = "arn_on"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.bridge.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "family" {
  name            = "family"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.host.family
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "template" {
  name            = "template"
  cluster         = "demo"
  task_definition = "${aws_ecs_task_definition.host.family}:${aws_ecs_task_definition.host.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "id" {
  name            = "id"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.host.id
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "without_revision" {
  name            = "without_revision"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.bridge.arn_without_revision
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "key" {
  name            = "key"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.many["a"].arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "key_vpc" {
  name            = "key_vpc"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.many["b"].arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "counted" {
  name            = "counted"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.counted[0].arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "variable" {
  name            = "variable"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.by_variable.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "vpc" {
  name            = "vpc"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.vpc.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "vpc_off" {
  name            = "vpc_off"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.vpc.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "later_fargate" {
  name            = "later_fargate"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.later.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "elsewhere" {
  name            = "elsewhere"
  cluster         = "demo"
  task_definition = "elsewhere:3"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "instances" {
  name            = "instances"
  cluster         = "demo"
  launch_type     = "EC2"
  task_definition = aws_ecs_task_definition.vpc.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_task_set" "set" {
  service         = "web"
  cluster         = "demo"
  task_definition = aws_ecs_task_definition.bridge.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
