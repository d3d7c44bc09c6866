variable "flag" {
  default = "true"
}

variable "name" {
  type = string
}

locals {
  json = <<-EOT
    {"web": {"public": true, "name": "${var.name}"},
     "api": {"public": "${var.flag}"},
     "job": {"public": ${jsonencode(var.name)}, "off": false}}
  EOT
  quoted  = jsondecode("{\"public\": true, \"off\": false}")
  encoded = jsonencode({ web = { public = var.flag }, name = var.name })
  yaml = yamldecode(<<-EOT
    defaults: &defaults
      public: yes
      closed: "no"
    web:
      <<: *defaults
      ports: [80]
  EOT
  )
  part = yamldecode("name: '${var.name}'\npublic: on\n")
  open = yamldecode("name: ${var.name}\npublic: on\n")
}

resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode(local.json).web.public
  }
}

resource "aws_ecs_service" "api" {
  name            = "api"
  cluster         = "demo"
  task_definition = "api:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode(local.json).api.public
  }
}

resource "aws_ecs_service" "job" {
  name            = "job"
  cluster         = "demo"
  task_definition = "job:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode(local.json).job.public
  }
}

resource "aws_ecs_service" "off" {
  name            = "off"
  cluster         = "demo"
  task_definition = "off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode(local.json).job.off
  }
}

resource "aws_ecs_service" "quoted" {
  name            = "quoted"
  cluster         = "demo"
  task_definition = "quoted:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.quoted.public
  }
}

resource "aws_ecs_service" "quoted_off" {
  name            = "quoted_off"
  cluster         = "demo"
  task_definition = "quoted-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.quoted.off
  }
}

resource "aws_ecs_service" "encoded" {
  name            = "encoded"
  cluster         = "demo"
  task_definition = "encoded:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode(local.encoded).web.public
  }
}

resource "aws_ecs_service" "yaml" {
  name            = "yaml"
  cluster         = "demo"
  task_definition = "yaml:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.yaml.web.public
  }
}

resource "aws_ecs_service" "yaml_off" {
  name            = "yaml_off"
  cluster         = "demo"
  task_definition = "yaml-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.yaml.web.closed == "yes"
  }
}

resource "aws_ecs_service" "part" {
  name            = "part"
  cluster         = "demo"
  task_definition = "part:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.part.public
  }
}

resource "aws_ecs_service" "open_text" {
  name            = "open_text"
  cluster         = "demo"
  task_definition = "open-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.open.public
  }
}

resource "aws_ecs_service" "refused" {
  name            = "refused"
  cluster         = "demo"
  task_definition = "refused:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = try(jsondecode("{").public, yamldecode("a: *b").a, true)
  }
}

resource "aws_ecs_service" "number" {
  name            = "number"
  cluster         = "demo"
  task_definition = "number:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode("1e2") == 100
  }
}

resource "aws_ecs_service" "hex" {
  name            = "hex"
  cluster         = "demo"
  task_definition = "hex:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = yamldecode("0x10") == 16 && yamldecode("012") == 12
  }
}

resource "aws_ecs_service" "nothing" {
  name            = "nothing"
  cluster         = "demo"
  task_definition = "nothing:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = yamldecode("a:").a == null && jsondecode("null") == null
  }
}

resource "aws_ecs_service" "last" {
  name            = "last"
  cluster         = "demo"
  task_definition = "last:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = jsondecode("{\"a\":false,\"a\":true}").a
  }
}
