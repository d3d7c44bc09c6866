resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_cluster" "tagged" {
  name = "tagged"
  tags = {
    public = "yes"
    open   = true
  }
}

resource "terraform_data" "settings" {
  input = { public = true, name = "x" }
}

variable "names" {
  default = ["a", "b"]
}

resource "aws_ecs_service" "source" {
  name            = "source"
  cluster         = "demo"
  task_definition = "source:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "many" {
  for_each        = toset(var.names)
  name            = "many"
  cluster         = "demo"
  task_definition = "many:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.key == "b"
  }
}

resource "aws_ecs_service" "block" {
  name            = "block"
  cluster         = "demo"
  task_definition = "block:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.source.network_configuration[0].assign_public_ip
  }
}

resource "aws_ecs_service" "legacy" {
  name            = "legacy"
  cluster         = "demo"
  task_definition = "legacy:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.source.network_configuration.0.assign_public_ip
  }
}

resource "aws_ecs_service" "instance" {
  name            = "instance"
  cluster         = "demo"
  task_definition = "instance:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.many["b"].network_configuration[0].assign_public_ip
  }
}

resource "aws_ecs_service" "instance_off" {
  name            = "instance_off"
  cluster         = "demo"
  task_definition = "instance-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.many["a"].network_configuration[0].assign_public_ip
  }
}

resource "aws_ecs_service" "tag" {
  name            = "tag"
  cluster         = "demo"
  task_definition = "tag:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_cluster.tagged.tags["public"] == "yes"
  }
}

resource "aws_ecs_service" "tag_type" {
  name            = "tag_type"
  cluster         = "demo"
  task_definition = "tag-type:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_cluster.tagged.tags.open == "true"
  }
}

resource "aws_ecs_service" "name" {
  name            = "name"
  cluster         = "demo"
  task_definition = "name:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_service.source.name == "source"
  }
}

resource "aws_ecs_service" "splat" {
  name            = "splat"
  cluster         = "demo"
  task_definition = "splat:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (values(aws_ecs_service.many)[*].name)[0] == "many"
  }
}

resource "aws_ecs_service" "input" {
  name            = "input"
  cluster         = "demo"
  task_definition = "input:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = terraform_data.settings.input.public
  }
}

resource "aws_ecs_service" "output" {
  name            = "output"
  cluster         = "demo"
  task_definition = "output:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = terraform_data.settings.output.public
  }
}

resource "aws_ecs_service" "computed" {
  name            = "computed"
  cluster         = "demo"
  task_definition = "computed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = aws_ecs_cluster.tagged.id == "x"
  }
}
