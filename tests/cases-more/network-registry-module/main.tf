resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "inner" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

module "named" {
  source     = "cloudposse/ecs-alb-service-task/aws"
  version    = "0.76.1"
  subnet_ids = [aws_subnet.inner.id]
}

module "elsewhere" {
  source     = "cloudposse/ecs-alb-service-task/aws"
  version    = "0.76.1"
  subnet_ids = var.subnets
}

module "nowhere" {
  source  = "cloudposse/ecs-alb-service-task/aws"
  version = "0.76.1"
}

variable "subnets" {
  type = list(string)
}
