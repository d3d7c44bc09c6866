data "aws_ssm_parameters_by_path" "all" {
  path = "/x"
}

data "aws_ssm_parameter" "each" {
  for_each = toset(["a", "b"])
  name     = each.key
}

data "terraform_remote_state" "net" {
  backend = "s3"
  config = {
    bucket = "b"
    key    = "k"
    region = "eu-west-1"
  }
}

resource "aws_ecs_service" "text" {
  name            = "text"
  cluster         = "demo"
  task_definition = "text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = data.aws_ssm_parameter.each["a"].value == "true" ? true : false
  }
}

resource "aws_ecs_service" "argument" {
  name            = "argument"
  cluster         = "demo"
  task_definition = "argument:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = data.aws_ssm_parameter.each["a"].name == "a"
  }
}

resource "aws_ecs_service" "each" {
  name            = "each"
  cluster         = "demo"
  task_definition = "each:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = data.aws_ssm_parameter.each["a"].value
  }
}

resource "aws_ecs_service" "remote" {
  name            = "remote"
  cluster         = "demo"
  task_definition = "remote:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = data.terraform_remote_state.net.outputs.public
  }
}

resource "aws_ecs_service" "tried" {
  name            = "tried"
  cluster         = "demo"
  task_definition = "tried:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(data.terraform_remote_state.net.outputs.public, false)
  }
}

resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = contains(data.aws_ssm_parameters_by_path.all.names, "/x/public")
  }
}

resource "aws_ecs_service" "no_matter" {
  name            = "no_matter"
  cluster         = "demo"
  task_definition = "no-matter:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false && data.terraform_remote_state.net.outputs.public
  }
}

resource "aws_ecs_service" "ec2" {
  name            = "ec2"
  cluster         = "demo"
  task_definition = "ec2:1"
  launch_type     = "EC2"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = data.terraform_remote_state.net.outputs.public
  }
}
