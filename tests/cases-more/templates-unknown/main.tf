resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

# Known only after apply.
locals {
  later = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_service" "part" {
  name            = "part"
  cluster         = "demo"
  task_definition = "part:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${local.later ? "tr" : "fal"}${local.later ? "ue" : "se"}"
  }
}

resource "aws_ecs_service" "only" {
  name            = "only"
  cluster         = "demo"
  task_definition = "only:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${local.later}"
  }
}

resource "aws_ecs_service" "if" {
  name            = "if"
  cluster         = "demo"
  task_definition = "if:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "%{ if local.later }true%{ else }false%{ endif }"
  }
}

resource "aws_ecs_service" "compared" {
  name            = "compared"
  cluster         = "demo"
  task_definition = "compared:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${aws_ecs_cluster.demo.arn}x" == "x"
  }
}

resource "aws_ecs_service" "not_taken" {
  name            = "not_taken"
  cluster         = "demo"
  task_definition = "not-taken:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true ? "false" : "${local.later}"
  }
}
