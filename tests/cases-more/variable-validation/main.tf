variable "only_on" {
  type    = bool
  default = true
  validation {
    condition     = var.only_on
    error_message = "Must be on."
  }
}

variable "word" {
  type    = string
  default = "maybe"
  validation {
    condition     = contains(["true", "false"], var.word)
    error_message = "Must be true or false."
  }
}

variable "fine" {
  type    = bool
  default = false
  validation {
    condition     = var.fine || !var.fine
    error_message = "Never shown."
  }
}

variable "asks" {
  type    = bool
  default = true
  validation {
    condition     = !var.asks || timestamp() != "x"
    error_message = "Cannot be told here."
  }
}

resource "aws_ecs_service" "on" {
  name        = "on"
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.only_on
  }
}

resource "aws_ecs_service" "refused" {
  name        = "refused"
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.word
  }
}

resource "aws_ecs_service" "fine" {
  name        = "fine"
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.fine
  }
}

resource "aws_ecs_service" "asks" {
  name        = "asks"
  launch_type = "FARGATE"
  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.asks
  }
}
