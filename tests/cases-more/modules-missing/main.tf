module "local" {
  source = "./modules/nowhere"
}

module "registry" {
  source = "example/ecs/aws"
  version = "5.11.0"
}

module "hinted" {
  source = "example/ecs-alb-service-task/aws"

  assign_public_ip = true
}

module "git" {
  source = "git::https://example.com/modules.git//service?ref=v1.2.0"
}

module "github" {
  source = "github.com/example/ecs-service"
}

module "zip" {
  source = "https://example.com/service.zip"
}

module "absolute" {
  source = "/nowhere/at/all"
}

module "above" {
  source = "../../outside"
}

module "template" {
  source = "./${var.where}"
}

module "nothing" {
}

module "keyed" {
  source = "example/service/aws"

  for_each = { a = true, b = false }
  public   = each.value
}

module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
}

module "bucket" {
  source = "terraform-aws-modules/s3-bucket/aws"
  version = "~> 4.0"
}

module "role" {
  source = "terraform-aws-modules/iam/aws//modules/iam-role"
}

module "firewall" {
  source = "git::https://example.com/terraform-aws-security-group.git?ref=1"
}

variable "where" {
  default = "here"
}

resource "aws_ecs_service" "output" {
  name            = "output"
  cluster         = "demo"
  task_definition = "output:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = module.registry.public
  }
}

resource "aws_ecs_service" "near" {
  name            = "near"
  cluster         = "demo"
  task_definition = "near:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "closed" {
  name            = "closed"
  cluster         = "demo"
  task_definition = "closed:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}
