resource "aws_ecs_service" "refused_off" {
  name = "a"
  lifecycle {
    enabled = false
  }
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "refused_off_and_private" {
  name = "a"
  lifecycle {
    enabled = false
  }
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = false
  }
}

module "refused_off" {
  source = "./svc"
  lifecycle {
    enabled = false
  }
}
