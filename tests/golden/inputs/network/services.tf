resource "aws_ecr_repository" "web" {
  name = "web"
}

resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  container_definitions = jsonencode([{
    name             = "web"
    image            = "${aws_ecr_repository.web.repository_url}:1"
    logConfiguration = { logDriver = "awslogs", options = { "awslogs-region" = "ap-northeast-1" } }
  }])
}

resource "aws_ecs_task_definition" "far" {
  family                   = "far"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  container_definitions = jsonencode([
    {
      name             = "app"
      image            = "111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1"
      logConfiguration = { logDriver = "awslogs", options = { "awslogs-region" = "us-west-2" } }
    },
    {
      name    = "side"
      image   = "444455556666.dkr.ecr.ap-northeast-1.amazonaws.com/docker-hub/library/nginx:1"
      secrets = [{ name = "A", valueFrom = "arn:aws:secretsmanager:us-east-1:111122223333:secret:a" }]
    },
    { name = "own", image = "${aws_ecr_repository.web.repository_url}:1" },
  ])
}

# Everything it needs goes over the NAT gateway.
resource "aws_ecs_service" "web" {
  name            = "web"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.web.arn
  network_configuration {
    subnets         = [aws_subnet.private.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

# The same way: what could be better is said once.
resource "aws_ecs_service" "web_too" {
  name            = "web-too"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.web.arn
  network_configuration {
    subnets         = [aws_subnet.private.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_service" "far" {
  name            = "far"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.far.arn
  network_configuration {
    subnets         = [aws_subnet.closed.id]
    security_groups = [aws_security_group.tasks.id]
  }
}

resource "aws_ecs_service" "open" {
  name            = "open"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.web.arn
  network_configuration {
    subnets          = [aws_subnet.public.id]
    security_groups  = [aws_security_group.tasks.id]
    assign_public_ip = true
  }
}
