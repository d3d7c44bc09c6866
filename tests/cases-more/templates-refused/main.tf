locals {
  list    = [true]
  heredoc = <<EOT
true
EOT
}

resource "aws_ecs_service" "blank" {
  name            = "blank"
  cluster         = "demo"
  task_definition = "blank:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${true} "
  }
}

resource "aws_ecs_service" "null_part" {
  name            = "null_part"
  cluster         = "demo"
  task_definition = "null-part:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "a${null}" == "a"
  }
}

resource "aws_ecs_service" "heredoc" {
  name            = "heredoc"
  cluster         = "demo"
  task_definition = "heredoc:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.heredoc
  }
}

resource "aws_ecs_service" "list_part" {
  name            = "list_part"
  cluster         = "demo"
  task_definition = "list-part:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "a${local.list}" == "a"
  }
}

resource "aws_ecs_service" "fine" {
  name            = "fine"
  cluster         = "demo"
  task_definition = "fine:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
