variable "empty" {
  type = object({
    public  = optional(bool, true)
    private = optional(bool, false)
    neither = optional(bool)
  })
  default = {}
}

variable "given" {
  type = object({
    public  = optional(bool, true)
    text    = optional(bool)
    erased  = optional(bool, true)
    missing = optional(string)
  })
  default = {
    public = false
    text   = "true"
    erased = null
  }
}

variable "nested" {
  type = object({
    net = optional(object({
      public = optional(bool, true)
    }), {})
  })
  default = {}
}

variable "services" {
  type = map(object({
    public = optional(bool, false)
  }))
  default = {
    open   = { public = true }
    closed = {}
  }
}

variable "list" {
  type    = list(object({ public = optional(bool, true) }))
  default = [{ public = false }, {}]
}

resource "aws_ecs_service" "e1" {
  name            = "e1"
  cluster         = "demo"
  task_definition = "e1:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.empty.public
  }
}

resource "aws_ecs_service" "e2" {
  name            = "e2"
  cluster         = "demo"
  task_definition = "e2:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.empty.private
  }
}

resource "aws_ecs_service" "e3" {
  name            = "e3"
  cluster         = "demo"
  task_definition = "e3:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.empty.neither
  }
}

resource "aws_ecs_service" "g1" {
  name            = "g1"
  cluster         = "demo"
  task_definition = "g1:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.given.public
  }
}

resource "aws_ecs_service" "g2" {
  name            = "g2"
  cluster         = "demo"
  task_definition = "g2:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.given.text
  }
}

resource "aws_ecs_service" "g3" {
  name            = "g3"
  cluster         = "demo"
  task_definition = "g3:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.given.erased
  }
}

resource "aws_ecs_service" "g4" {
  name            = "g4"
  cluster         = "demo"
  task_definition = "g4:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.given.missing == null
  }
}

resource "aws_ecs_service" "n1" {
  name            = "n1"
  cluster         = "demo"
  task_definition = "n1:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.nested.net.public
  }
}

resource "aws_ecs_service" "l0" {
  name            = "l0"
  cluster         = "demo"
  task_definition = "l0:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.list[0].public
  }
}

resource "aws_ecs_service" "l1" {
  name            = "l1"
  cluster         = "demo"
  task_definition = "l1:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = var.list[1].public
  }
}

resource "aws_ecs_service" "each" {
  for_each        = var.services
  name            = "each"
  cluster         = "demo"
  task_definition = "each:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = each.value.public
  }
}
