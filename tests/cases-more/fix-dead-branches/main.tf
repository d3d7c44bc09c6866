variable "public" {
  type    = bool
  default = true
}

locals {
  setting = var.public ? "ENABLED" : "DISABLED"
}

resource "aws_batch_job_definition" "template" {
  name                  = "template"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = templatefile("${path.module}/job.json.tpl", {
    assign = var.public ? "ENABLED" : "DISABLED"
  })
}

resource "aws_batch_job_definition" "nested" {
  name                  = "nested"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = templatefile("${path.module}/job.json.tpl", {
    assign = var.public ? "DISABLED" : (var.public ? "DISABLED" : "DISABLED") # stays
  })
}

resource "aws_batch_job_definition" "twice" {
  name                  = "twice"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = templatefile("${path.module}/job.json.tpl", {
    assign = !var.public ? "DISABLED" : (var.public ? "ENABLED" : "DISABLED")
  })
}

resource "aws_batch_job_definition" "alive" {
  name                  = "alive"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = templatefile("${path.module}/job.json.tpl", {
    assign = var.public ? "ENABLED" : local.setting
  })
}
