resource "aws_ecs_service" "up" {
  name            = "up"
  cluster         = "demo"
  task_definition = "up:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("../../../../../../../../../../../../etc/hostname") == "x"
  }
}

resource "aws_ecs_service" "absolute" {
  name            = "absolute"
  cluster         = "demo"
  task_definition = "absolute:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("/etc/hostname") == "x"
  }
}

resource "aws_ecs_service" "home" {
  name            = "home"
  cluster         = "demo"
  task_definition = "home:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("~/on.txt") == "x"
  }
}

resource "aws_ecs_service" "linked" {
  name            = "linked"
  cluster         = "demo"
  task_definition = "linked:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("linked.txt") == "x"
  }
}

resource "aws_ecs_service" "linked_folder" {
  name            = "linked_folder"
  cluster         = "demo"
  task_definition = "linked_folder:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("linked/hostname") == "x"
  }
}

resource "aws_ecs_service" "exists" {
  name            = "exists"
  cluster         = "demo"
  task_definition = "exists:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = fileexists("../../../../../../../../../../../../etc/nosuch.txt")
  }
}

resource "aws_ecs_service" "set" {
  name            = "set"
  cluster         = "demo"
  task_definition = "set:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(fileset("linked", "*")) == 0
  }
}

resource "aws_ecs_service" "set_up" {
  name            = "set_up"
  cluster         = "demo"
  task_definition = "set_up:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(fileset("../../../../../../../../../../../../etc", "**")) == 0
  }
}

resource "aws_ecs_service" "template" {
  name            = "template"
  cluster         = "demo"
  task_definition = "template:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatefile("/etc/hostname", {}) == "x"
  }
}

resource "aws_ecs_service" "cwd" {
  name            = "cwd"
  cluster         = "demo"
  task_definition = "cwd:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("${path.cwd}/main.tf") == "x"
  }
}

resource "aws_ecs_service" "recovers" {
  name            = "recovers"
  cluster         = "demo"
  task_definition = "recovers:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(file("/etc/nosuch.txt") == "x", false)
  }
}

resource "aws_ecs_service" "digest" {
  name            = "digest"
  cluster         = "demo"
  task_definition = "digest:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = filesha256("linked.txt") == "x"
  }
}
