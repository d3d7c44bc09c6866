resource "local_file" "written" {
  filename = "written.json"
  content  = jsonencode({ on = true })
}

resource "local_file" "g" {
  filename = "g.json"
  content  = jsonencode({ on = false })
}

data "template_file" "inline" {
  template = "$${flag}"
  vars     = { flag = true }
}

data "template_file" "from_file" {
  template = file("t.tpl")
  vars     = { flag = false }
}

data "template_file" "lacks" {
  template = file("t.tpl")
}

data "local_file" "here" {
  filename = "${path.module}/g.json"
}

data "local_file" "of_resource" {
  filename = local_file.g.filename
}

data "local_file" "later" {
  filename   = "g.json"
  depends_on = [local_file.g]
}

data "local_file" "missing" {
  filename = "missing.json"
}

resource "aws_ecs_service" "written" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = jsondecode(local_file.written.content).on
  }
}

resource "aws_ecs_service" "inline" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = data.template_file.inline.rendered
  }
}

resource "aws_ecs_service" "from_file" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = data.template_file.from_file.rendered
  }
}

resource "aws_ecs_service" "lacks" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = data.template_file.lacks.rendered
  }
}

resource "aws_ecs_service" "here" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = jsondecode(data.local_file.here.content).on
  }
}

resource "aws_ecs_service" "of_resource" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = jsondecode(data.local_file.of_resource.content).on
  }
}

resource "aws_ecs_service" "later" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = jsondecode(data.local_file.later.content).on
  }
}

resource "aws_ecs_service" "missing" {
  name = "a"
  network_configuration {
    subnets          = ["s"]
    assign_public_ip = jsondecode(data.local_file.missing.content).on
  }
}
