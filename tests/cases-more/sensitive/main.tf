variable "name" {
  default   = "hunter-two"
  sensitive = true
}

variable "on" {
  type      = bool
  default   = true
  sensitive = true
}

variable "names" {
  type      = list(string)
  sensitive = true
}

variable "once" {
  default   = "hunter-two"
  ephemeral = true
}

module "given" {
  source = "./given"
  secret = "hunter-two"
}

locals {
  harmless = { a = var.name }
  renamed  = { for k in ["a"] : k => upper(replace(lower(var.name), "-", "-")) }
  hidden   = sensitive("hunter-two")
  keyed    = { (var.name) = "x" }
}

resource "aws_ecs_service" "key" {
  for_each = toset([var.name])
  name     = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "keys" {
  for_each = toset(var.names)
  name     = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "made_key" {
  for_each = { for k in [var.name] : "x-${k}" => k }
  name     = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "merged_key" {
  for_each = merge({ b = 1 }, local.keyed)
  name     = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "zipped_key" {
  for_each = zipmap(values(local.renamed), ["x"])
  name     = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "output_key" {
  for_each = toset([module.given.secret])
  name     = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "value_only" {
  for_each = local.harmless
  name     = each.value
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "shown" {
  for_each = toset([nonsensitive(sensitive("plain"))])
  name     = each.value
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "counted" {
  count = var.on ? 1 : 0
  name  = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = var.on
  }
}

resource "aws_ecs_service" "provider" {
  name = "a"
  capacity_provider_strategy {
    capacity_provider = var.name
  }
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "provider_of_fargate" {
  name = "a"
  capacity_provider_strategy {
    capacity_provider = sensitive("FARGATE_SPOT")
  }
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "group" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    security_groups  = [var.name]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "file" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = jsondecode(file("${path.module}/${var.name}.json")).on
  }
}

resource "aws_ecs_service" "file_list" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = length(fileset(local.hidden, "*")) > 0
  }
}

resource "aws_ecs_service" "template" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = templatefile("flag.tftpl", local.keyed)
  }
}

resource "aws_ecs_service" "twice" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = { for k in [var.name, var.name] : k => true }[var.name]
  }
}

resource "aws_ecs_service" "ephemeral" {
  for_each = toset([var.once])
  name     = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_sfn_state_machine" "names" {
  name     = "m"
  role_arn = "r"
  definition = jsonencode({
    StartAt = "open"
    States = {
      open = {
        Type     = "Task"
        Resource = "arn:aws:states:::ecs:runTask"
        Parameters = {
          LaunchType = "FARGATE"
          Overrides  = { Environment = [{ Name = "PASSWORD", Value = var.name }] }
          NetworkConfiguration = {
            AwsvpcConfiguration = { AssignPublicIp = "ENABLED" }
          }
        }
        End = true
      }
    }
  })
}

resource "aws_sfn_state_machine" "keys" {
  name     = "m"
  role_arn = "r"
  definition = jsonencode({
    StartAt = "at-${var.name}"
    States = {
      "at-${var.name}" = {
        Type     = "Task"
        Resource = "arn:aws:states:::ecs:runTask"
        Parameters = {
          CapacityProviderStrategy = [{ CapacityProvider = var.name }]
          NetworkConfiguration = {
            AwsvpcConfiguration = { AssignPublicIp = "ENABLED" }
          }
        }
        End = true
      }
    }
  })
}

resource "aws_ecs_cluster" "one" {
  name = var.name
}

resource "aws_ecs_cluster" "two" {
  name = var.name
  default_capacity_provider_strategy {
    capacity_provider = "own"
  }
}

resource "aws_ecs_service" "cluster" {
  name    = "a"
  cluster = var.name
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}
