variable "public" {
  default = false
}

resource "aws_ecs_service" "missing" {
  name            = "missing"
  cluster         = "demo"
  task_definition = "missing:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("data/nosuch.txt")
  }
}

resource "aws_ecs_service" "missing_folder" {
  name            = "missing_folder"
  cluster         = "demo"
  task_definition = "missing_folder:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("nosuch/a.txt")
  }
}

resource "aws_ecs_service" "folder" {
  name            = "folder"
  cluster         = "demo"
  task_definition = "folder:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("data")
  }
}

resource "aws_ecs_service" "exists_folder" {
  name            = "exists_folder"
  cluster         = "demo"
  task_definition = "exists_folder:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = fileexists("data")
  }
}

resource "aws_ecs_service" "not_text" {
  name            = "not_text"
  cluster         = "demo"
  task_definition = "not_text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = file("data/latin1.txt") == "x"
  }
}

resource "aws_ecs_service" "mark" {
  name            = "mark"
  cluster         = "demo"
  task_definition = "mark:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode(file("data/bom.json")).public
  }
}

resource "aws_ecs_service" "not_given" {
  name            = "not_given"
  cluster         = "demo"
  task_definition = "not_given:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatefile("templates/needs.tpl", {})
  }
}

resource "aws_ecs_service" "no_map" {
  name            = "no_map"
  cluster         = "demo"
  task_definition = "no_map:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatefile("templates/needs.tpl", [false])
  }
}

resource "aws_ecs_service" "self" {
  name            = "self"
  cluster         = "demo"
  task_definition = "self:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatefile("templates/self.tpl", {})
  }
}

resource "aws_ecs_service" "names" {
  name            = "names"
  cluster         = "demo"
  task_definition = "names:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatefile("templates/names.tpl", { public = false })
  }
}

resource "aws_ecs_service" "no_reference" {
  name            = "no_reference"
  cluster         = "demo"
  task_definition = "no_reference:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = templatestring("false", {})
  }
}

resource "aws_ecs_service" "bad_pattern" {
  name            = "bad_pattern"
  cluster         = "demo"
  task_definition = "bad_pattern:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(fileset("data", "[")) == 5
  }
}

resource "aws_ecs_service" "recovers" {
  name            = "recovers"
  cluster         = "demo"
  task_definition = "recovers:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = can(templatefile("templates/self.tpl", {}))
  }
}
