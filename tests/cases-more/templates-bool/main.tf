variable "on" {
  type    = bool
  default = true
}

variable "word" {
  type    = string
  default = "true"
}

resource "aws_ecs_service" "only" {
  name            = "only"
  cluster         = "demo"
  task_definition = "only:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${var.on}"
  }
}

resource "aws_ecs_service" "only_text" {
  name            = "only_text"
  cluster         = "demo"
  task_definition = "only-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${var.word}"
  }
}

resource "aws_ecs_service" "literal" {
  name            = "literal"
  cluster         = "demo"
  task_definition = "literal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${false}"
  }
}

resource "aws_ecs_service" "parts" {
  name            = "parts"
  cluster         = "demo"
  task_definition = "parts:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "tr${"ue"}"
  }
}

resource "aws_ecs_service" "if" {
  name            = "if"
  cluster         = "demo"
  task_definition = "if:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "%{ if var.on }true%{ else }false%{ endif }"
  }
}

resource "aws_ecs_service" "if_not" {
  name            = "if_not"
  cluster         = "demo"
  task_definition = "if-not:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "%{ if !var.on }true%{ else }false%{ endif }"
  }
}

resource "aws_ecs_service" "strip" {
  name            = "strip"
  cluster         = "demo"
  task_definition = "strip:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "  %{~ if var.on ~}  true  %{~ endif ~}  "
  }
}

resource "aws_ecs_service" "for" {
  name            = "for"
  cluster         = "demo"
  task_definition = "for:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "%{ for part in ["fal", "se"] }${part}%{ endfor }"
  }
}

resource "aws_ecs_service" "strip_interpolation" {
  name            = "strip_interpolation"
  cluster         = "demo"
  task_definition = "strip-interpolation:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = " ${~ var.word ~} "
  }
}

resource "aws_ecs_service" "nested" {
  name            = "nested"
  cluster         = "demo"
  task_definition = "nested:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${"${var.on}"}"
  }
}

resource "aws_ecs_service" "join" {
  name            = "join"
  cluster         = "demo"
  task_definition = "join:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${join("", ["tr", "ue"])}"
  }
}

resource "aws_ecs_service" "null" {
  name            = "null"
  cluster         = "demo"
  task_definition = "null:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = "${null}"
  }
}
