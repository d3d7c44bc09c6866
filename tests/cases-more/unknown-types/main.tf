variable "b" {
  type = bool
}

variable "s" {
  type = string
}

variable "n" {
  type = number
}

resource "aws_ecs_service" "merged" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, var.b ? {} : { b = 1 }))
  }
}

resource "aws_ecs_service" "split" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(concat([1], split(",", var.s)))
  }
}

resource "aws_ecs_service" "for_list" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(concat([1], [for x in [1] : x if var.b]))
  }
}

resource "aws_ecs_service" "for_map" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, { for x in ["a"] : x => x if var.b }))
  }
}

resource "aws_ecs_service" "for_key" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, { for x in ["a"] : var.s => x }))
  }
}

resource "aws_ecs_service" "key" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, { (var.s) = 1 }))
  }
}

resource "aws_ecs_service" "index" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, { a = {}, b = {} }[var.s]))
  }
}

resource "aws_ecs_service" "decoded" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, jsondecode(var.s)))
  }
}

resource "aws_ecs_service" "zipped" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, zipmap([var.s], ["x"])))
  }
}

resource "aws_ecs_service" "compared" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, var.s == "x" ? {} : { b = 1 }))
  }
}

resource "aws_ecs_service" "not_a_map" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, var.s == "x"))
  }
}

resource "aws_ecs_service" "sum" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = can(merge({ a = 1 }, var.n + 1))
  }
}
