module "svc" {
  source = "./modules/svc"
}

locals {
  by_workspace = { default = false, prod = false }
}

resource "aws_ecs_service" "module" {
  name            = "module"
  cluster         = "demo"
  task_definition = "module:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = path.module == "."
  }
}

resource "aws_ecs_service" "root" {
  name            = "root"
  cluster         = "demo"
  task_definition = "root:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = path.root == "."
  }
}
