resource "aws_ecs_cluster" "c" {
  for_each = toset(["a", "b"])
  name     = each.key
}
resource "aws_ecs_cluster_capacity_providers" "p" {
  for_each           = aws_ecs_cluster.c
  cluster_name       = each.value.name
  capacity_providers = ["own"]
  default_capacity_provider_strategy {
    capacity_provider = "own"
  }
}
resource "aws_ecs_task_definition" "t" {
  for_each              = toset(["a", "b"])
  family                = each.key
  network_mode          = each.key == "a" ? "bridge" : "awsvpc"
  container_definitions = "[]"
}
resource "aws_ecs_service" "by_cluster" {
  for_each = aws_ecs_cluster.c
  name     = each.key
  cluster  = each.value.id
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}
resource "aws_ecs_service" "by_task" {
  for_each        = aws_ecs_task_definition.t
  name            = each.key
  task_definition = each.value.arn
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}
resource "aws_ecs_service" "by_var" {
  for_each = { for k, c in aws_ecs_cluster.c : k => c.arn }
  name     = each.key
  cluster  = each.value
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}
resource "aws_ecs_service" "flag" {
  for_each = aws_ecs_service.by_cluster
  name     = each.key
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = each.value.network_configuration[0].assign_public_ip
  }
}
locals { c = aws_ecs_cluster.c["a"] }
resource "aws_ecs_service" "local" {
  name    = "a"
  cluster = local.c.id
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}
resource "aws_ecs_cluster" "one" {
  name = "one"
  default_capacity_provider_strategy {
    capacity_provider = "own"
  }
}
resource "aws_ecs_service" "splat" {
  name    = "a"
  cluster = [for c in [aws_ecs_cluster.one] : c.id][0]
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}
resource "aws_ecs_service" "single" {
  for_each = { x = aws_ecs_cluster.one }
  name     = "a"
  cluster  = each.value.arn
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = lookup(each.value, "foo", true)
  }
}

module "typed" {
  source   = "./svc"
  for_each = aws_ecs_cluster.c
  cluster  = each.value
  task     = aws_ecs_task_definition.t["b"]
}

module "splat" {
  source  = "./svc"
  cluster = values(aws_ecs_cluster.c)[0]
  task    = aws_ecs_task_definition.t["a"]
}
