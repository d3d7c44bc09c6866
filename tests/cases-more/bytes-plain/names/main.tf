resource "aws_ecs_service" "サービス" {
  name            = "サービス"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.公開
  }
}

locals {
  公開 = true
  é-1 = 2
}
