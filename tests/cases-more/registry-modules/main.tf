variable "public" {
  type    = bool
  default = true
}

variable "unset" {
  type = bool
}

variable "services" {
  type = any
}

module "defaults" {
  source      = "terraform-aws-modules/ecs/aws//modules/service"
  version     = "~> 5.0"
  name        = "defaults"
  cluster_arn = "arn:aws:ecs:eu-west-1:111122223333:cluster/main"
  subnet_ids  = ["subnet-11111111"]
}

module "on" {
  source           = "git::https://github.com/terraform-aws-modules/terraform-aws-ecs.git//modules/service?ref=v5.11.4"
  assign_public_ip = var.public
}

module "null" {
  source           = "registry.terraform.io/terraform-aws-modules/ecs/aws//modules/service"
  assign_public_ip = null
}

module "not_given" {
  source           = "terraform-aws-modules/ecs/aws//modules/service"
  assign_public_ip = var.unset
}

module "ec2" {
  source           = "terraform-aws-modules/ecs/aws//modules/service"
  launch_type      = "EC2"
  assign_public_ip = true
}

module "bridge" {
  source           = "terraform-aws-modules/ecs/aws//modules/service"
  launch_type      = "EC2"
  network_mode     = "bridge"
  assign_public_ip = true
}

module "spot" {
  source = "terraform-aws-modules/ecs/aws//modules/service"
  capacity_provider_strategy = {
    spot = {
      capacity_provider = "FARGATE_SPOT"
      weight            = 1
    }
  }
  assign_public_ip = true
}

module "own_instances" {
  source = "terraform-aws-modules/ecs/aws//modules/service"
  capacity_provider_strategy = {
    asg = {
      capacity_provider = "asg"
    }
  }
  assign_public_ip = true
}

module "task_set" {
  source                = "terraform-aws-modules/ecs/aws//modules/service"
  deployment_controller = { type = "EXTERNAL" }
  assign_public_ip      = true
}

module "switched_off" {
  source           = "terraform-aws-modules/ecs/aws//modules/service"
  create_service   = false
  assign_public_ip = true
}

module "none" {
  source           = "terraform-aws-modules/ecs/aws//modules/service"
  count            = 0
  assign_public_ip = true
}

module "each" {
  source           = "terraform-aws-modules/ecs/aws//modules/service"
  for_each         = { a = true, b = false }
  assign_public_ip = each.value
}

module "cluster_only" {
  source       = "terraform-aws-modules/ecs/aws"
  cluster_name = "main"
}

module "ecs" {
  source = "terraform-aws-modules/ecs/aws"
  services = {
    on = {
      subnet_ids       = ["subnet-11111111"]
      assign_public_ip = var.public
    }
    off = {
      assign_public_ip = false
    }
    defaults = {
      cpu = 256
    }
    ec2 = {
      launch_type      = "EC2"
      assign_public_ip = true
    }
  }
}

module "which" {
  source   = "terraform-aws-modules/ecs/aws"
  services = var.services
}

module "alb" {
  source           = "cloudposse/ecs-alb-service-task/aws"
  version          = "0.76.1"
  assign_public_ip = true
}

module "alb_defaults" {
  source = "git::https://github.com/cloudposse/terraform-aws-ecs-alb-service-task.git?ref=tags/0.40.2"
}

module "alb_off" {
  source           = "cloudposse/ecs-alb-service-task/aws"
  enabled          = false
  assign_public_ip = true
}

module "alb_providers" {
  source                       = "cloudposse/ecs-alb-service-task/aws"
  capacity_provider_strategies = [{ capacity_provider = "FARGATE_SPOT", weight = 1, base = null }]
  assign_public_ip             = true
}

# Whoever calls a module the same need not mean the same.
module "fork" {
  source           = "github.com/example/terraform-aws-ecs//modules/service"
  assign_public_ip = false
}

module "other_folder" {
  source = "terraform-aws-modules/ecs/aws//wrappers/service"
}

module "ecs_off" {
  source   = "terraform-aws-modules/ecs/aws"
  create   = false
  services = { a = { assign_public_ip = true } }
}

module "alb_context_off" {
  source           = "cloudposse/ecs-alb-service-task/aws"
  context          = { enabled = false }
  assign_public_ip = true
}
