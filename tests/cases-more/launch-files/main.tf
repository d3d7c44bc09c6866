variable "ip" {
  default = "ENABLED"
}

variable "given" {
  type = string
}

resource "aws_sfn_state_machine" "on" {
  name       = "on"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = file("${path.module}/machines/on.asl.json")
}

resource "aws_sfn_state_machine" "off" {
  name       = "off"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = file("machines/off.asl.json")
}

resource "aws_sfn_state_machine" "from" {
  name       = "from"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = templatefile("machines/from.asl.json.tpl", { ip = var.ip })
}

resource "aws_sfn_state_machine" "open" {
  name       = "open"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = templatefile("machines/from.asl.json.tpl", { ip = var.given })
}

resource "aws_sfn_state_machine" "switch" {
  name       = "switch"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = templatefile("machines/switch.asl.json.tpl", { public = var.ip == "ENABLED" })
}

resource "aws_sfn_state_machine" "yaml" {
  name       = "yaml"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = jsonencode(yamldecode(file("machines/on.asl.yaml")))
}

resource "aws_sfn_state_machine" "merged" {
  name       = "merged"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = jsonencode(merge(jsondecode(file("machines/on.asl.json")), { Comment = "merged" }))
}

resource "aws_sfn_state_machine" "missing" {
  name       = "missing"
  role_arn   = "arn:aws:iam::111111111111:role/run"
  definition = file("machines/nosuch.asl.json")
}
