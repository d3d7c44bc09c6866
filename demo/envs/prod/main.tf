# Production. Everything that customers see, and what works behind it.

module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
  name    = "shop"
  cidr    = "10.20.0.0/16"
}

resource "aws_security_group" "tasks" {
  name   = "shop-tasks"
  vpc_id = module.network.vpc_id
}

module "storefront" {
  source           = "../../modules/web"
  name             = "storefront"
  subnets          = module.network.public_subnets
  security_groups  = [aws_security_group.tasks.id]
  assign_public_ip = var.storefront_public
}

module "worker" {
  source   = "../../modules/worker"
  for_each = local.workers

  name            = each.key
  subnets         = module.network.public_subnets
  security_groups = [aws_security_group.tasks.id]
  network         = each.value
}

# From before Fargate: runs on the cluster's own instances.
resource "aws_ecs_service" "legacy" {
  name            = "legacy"
  cluster         = "shop"
  task_definition = "legacy:41"
  launch_type     = "EC2"
  desired_count   = 2

  network_configuration {
    subnets          = module.network.private_subnets
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "checkout" {
  name    = "checkout"
  cluster = "shop"

  deployment_controller {
    type = "EXTERNAL"
  }
}

resource "aws_ecs_task_set" "green" {
  service         = aws_ecs_service.checkout.id
  cluster         = "shop"
  task_definition = "checkout:7"
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = module.network.public_subnets
    security_groups  = [aws_security_group.tasks.id]
    assign_public_ip = var.has_nat ? false : true
  }

  lifecycle {
    create_before_destroy = true
  }
}

module "reports" {
  source           = "git::https://git.example.com/platform/reports.git?ref=v3"
  cluster          = "shop"
  assign_public_ip = true
}
