locals {
  services = {
    web = { net = [{ public = true }], targets = [{ arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/0123456789abcdef", ports = [80, 81] }] }
    api = { net = [{ public = false }], targets = [] }
    job = { net = [], targets = [] }
  }
}

resource "aws_ecs_service" "each" {
  for_each        = local.services
  name            = "each"
  cluster         = "demo"
  task_definition = "each:1"
  launch_type     = "FARGATE"
  dynamic "load_balancer" {
    for_each = each.value.targets
    iterator = target
    content {
      target_group_arn = target.value.arn
      container_name   = each.key
      container_port   = target.value.ports[0]
    }
  }

  dynamic "network_configuration" {
    for_each = each.value.net
    content {
      subnets          = [each.key]
      assign_public_ip = network_configuration.value.public
    }
  }

  service_connect_configuration {
    enabled = true
    dynamic "service" {
      for_each = each.value.targets
      content {
        port_name = "p"
        dynamic "client_alias" {
          for_each = [service.value.ports[1]]
          content {
            port = client_alias.value + client_alias.key + service.key
          }
        }
      }
    }
  }
}

resource "aws_ecs_task_set" "green" {
  service         = "web"
  cluster         = "demo"
  task_definition = "green:1"
  launch_type     = "FARGATE"
  dynamic "network_configuration" {
    for_each = [true]
    content {
      subnets          = ["subnet-11111111"]
      assign_public_ip = network_configuration.value
    }
  }
}
