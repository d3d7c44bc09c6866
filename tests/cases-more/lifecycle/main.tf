resource "aws_ecs_service" "block" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
  lifecycle {
    ignore_changes        = [desired_count, network_configuration]
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "all" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
  lifecycle {
    ignore_changes = all
  }
}

resource "aws_ecs_service" "beside" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
  lifecycle {
    ignore_changes = [desired_count, network_configuration[0].subnets, network_configuration_other]
  }
}

resource "aws_ecs_service" "path" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
  lifecycle {
    ignore_changes = ["network_configuration.0.assign_public_ip"]
  }
}

resource "aws_batch_job_definition" "job" {
  name                  = "job"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = jsonencode({
    networkConfiguration = { assignPublicIp = "ENABLED" }
  })
  lifecycle {
    ignore_changes = [container_properties]
  }
}
