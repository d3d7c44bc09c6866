locals {
  services = {
    plain           = true
    "with \"quotes\"" = true
    "back\\slash"    = true
    "new\nline"      = true
    "tab\tbed"       = true
    "dollar $${x}"   = true
    "percent %%{x}"  = true
    "囲い"             = true
    "a.b[0]"         = true
    ""               = true
    7                = false
  }
}

resource "aws_ecs_service" "web" {
  for_each        = local.services
  name            = "web"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value
  }
}
