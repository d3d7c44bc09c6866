resource "random_pet" "name" {}

resource "aws_ecs_task_definition" "t" {
  family                = "t"
  network_mode          = "bridge"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "unnamed" {
  family                = "${random_pet.name.id}-job"
  network_mode          = "host"
  container_definitions = jsonencode([])
}

resource "aws_ecs_task_definition" "vpc" {
  family                = "vpc"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([])
}

data "aws_caller_identity" "me" {}

resource "aws_ecs_service" "arn" {
  name            = "arn"
  task_definition = aws_ecs_task_definition.t.arn
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "family" {
  name            = "family"
  task_definition = aws_ecs_task_definition.t.family
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "revision" {
  name            = "revision"
  task_definition = "${aws_ecs_task_definition.t.family}:${aws_ecs_task_definition.t.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "revision_written" {
  name            = "revision_written"
  task_definition = "t:${aws_ecs_task_definition.t.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "revision_format" {
  name            = "revision_format"
  task_definition = format("%s:%d", aws_ecs_task_definition.t.family, aws_ecs_task_definition.t.revision)
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "revision_arn" {
  name            = "revision_arn"
  task_definition = "arn:aws:ecs:eu-west-1:${data.aws_caller_identity.me.account_id}:task-definition/${aws_ecs_task_definition.t.family}:${aws_ecs_task_definition.t.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "revision_without" {
  name            = "revision_without"
  task_definition = "${aws_ecs_task_definition.t.arn_without_revision}:${aws_ecs_task_definition.t.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "unnamed" {
  name            = "unnamed"
  task_definition = "${aws_ecs_task_definition.unnamed.family}:${aws_ecs_task_definition.unnamed.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "unnamed_family" {
  name            = "unnamed_family"
  task_definition = aws_ecs_task_definition.unnamed.family
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "other" {
  name            = "other"
  task_definition = "other:${aws_ecs_task_definition.t.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "other_of_code" {
  name            = "other_of_code"
  task_definition = "${aws_ecs_task_definition.vpc.family}:${aws_ecs_task_definition.t.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "other_unknown" {
  name            = "other_unknown"
  task_definition = "${random_pet.name.id}:${aws_ecs_task_definition.t.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "prefix" {
  name            = "prefix"
  task_definition = "prefix-${aws_ecs_task_definition.t.arn}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "prefix_function" {
  name            = "prefix_function"
  task_definition = join("-", ["prefix", aws_ecs_task_definition.t.arn])
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "prefix_family" {
  name            = "prefix_family"
  task_definition = "my-${aws_ecs_task_definition.t.family}:${aws_ecs_task_definition.t.revision}"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "suffix" {
  name            = "suffix"
  task_definition = "${aws_ecs_task_definition.t.arn}:7"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "condition" {
  name            = "condition"
  task_definition = aws_ecs_task_definition.t.arn == "x" ? "a" : "b"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "attribute" {
  name            = "attribute"
  task_definition = aws_ecs_task_definition.t.revision
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
