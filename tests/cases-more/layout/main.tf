resource aws_ecs_service bare { launch_type = "FARGATE" }
resource "aws_ecs_service" "one_line_block" {
  name = "x"
  launch_type = "FARGATE"
  network_configuration { assign_public_ip = true }
}
/* a */ resource /* b */ "aws_ecs_service" /* c */ "comments" /* d */ { /* e
*/
  launch_type = /* f */ "FARGATE" // g
  network_configuration { # h
    /* i */ assign_public_ip /* j */ = /* k */ local.list /* l */ [ /* m
*/ 1 ]
    subnets = [ /* n */
      # o
      "subnet-11111111", // p
      /* q */
    ]
  }
} # r
locals { list = [
    false
    , // one
    true ,

  ] }

locals {
  objects = {
    a : true, b = false
    "c" = true, ("d") : false

    e = true
    # f
  }
  call = coalesce(
    null,
    # nothing
    true,
  )
}

resource "aws_ecs_service" "colon" {
  name            = "colon"
  cluster         = "demo"
  task_definition = "colon:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.objects.a
  }
}

resource "aws_ecs_service" "trailing" {
  name            = "trailing"
  cluster         = "demo"
  task_definition = "trailing:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.call
  }
}

resource "aws_ecs_service" "split" {
  name            = "split"
  cluster         = "demo"
  task_definition = "split:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = (
      true
      &&
      !
      false
    )
  }
}

resource "aws_ecs_service" "after" {
  name            = "after"
  cluster         = "demo"
  task_definition = "after:1"
  launch_type     = "FARGATE"


  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
