variable "folder" {
  default = "config"
}

locals {
  web   = jsondecode(file("config/web.json"))
  yaml  = yamldecode(file("${path.module}/config/web.yaml"))
  rows  = csvdecode(file("./config/../config/list.csv"))
  named = jsondecode(file("${path.root}/${var.folder}/web.json"))
  names = fileset("${path.module}/services", "*.json")
  all   = { for name in local.names : trimsuffix(name, ".json") => jsondecode(file("services/${name}")) }
}

resource "aws_ecs_service" "json" {
  name            = "json"
  cluster         = "demo"
  task_definition = "json:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.web.network.public
  }
}

resource "aws_ecs_service" "json_off" {
  name            = "json_off"
  cluster         = "demo"
  task_definition = "json_off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.web.network.closed
  }
}

resource "aws_ecs_service" "yaml" {
  name            = "yaml"
  cluster         = "demo"
  task_definition = "yaml:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.yaml.network.public
  }
}

resource "aws_ecs_service" "yaml_off" {
  name            = "yaml_off"
  cluster         = "demo"
  task_definition = "yaml_off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.yaml.network.closed
  }
}

resource "aws_ecs_service" "text" {
  name            = "text"
  cluster         = "demo"
  task_definition = "text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = trimspace(file("config/switch.txt"))
  }
}

resource "aws_ecs_service" "csv" {
  name            = "csv"
  cluster         = "demo"
  task_definition = "csv:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.rows[0].public
  }
}

resource "aws_ecs_service" "csv_off" {
  name            = "csv_off"
  cluster         = "demo"
  task_definition = "csv_off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.rows[1].public
  }
}

resource "aws_ecs_service" "named" {
  name            = "named"
  cluster         = "demo"
  task_definition = "named:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.named.network.public
  }
}

resource "aws_ecs_service" "exists" {
  name            = "exists"
  cluster         = "demo"
  task_definition = "exists:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = fileexists("config/web.json")
  }
}

resource "aws_ecs_service" "exists_not" {
  name            = "exists_not"
  cluster         = "demo"
  task_definition = "exists_not:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = fileexists("config/nosuch.json")
  }
}

resource "aws_ecs_service" "fallback" {
  name            = "fallback"
  cluster         = "demo"
  task_definition = "fallback:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(jsondecode(file("config/nosuch.json")).public, false)
  }
}

resource "aws_ecs_service" "guarded" {
  name            = "guarded"
  cluster         = "demo"
  task_definition = "guarded:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = fileexists("config/extra.json") ? jsondecode(file("config/extra.json")).public : local.web.network.public
  }
}

resource "aws_ecs_service" "digest" {
  name            = "digest"
  cluster         = "demo"
  task_definition = "digest:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = filesha256("config/switch.txt") == sha256("true\n")
  }
}

resource "aws_ecs_service" "count" {
  name            = "count"
  cluster         = "demo"
  task_definition = "count:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(local.names) == 2
  }
}

resource "aws_ecs_service" "each" {
  for_each        = local.all
  name            = "each"
  cluster         = "demo"
  task_definition = "each:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value.public
  }
}
