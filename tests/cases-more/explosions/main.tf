locals {
  ten    = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  many   = [for a in local.ten : [for b in local.ten : [for c in local.ten : [for d in local.ten : [for e in local.ten : [for f in local.ten : [for g in local.ten : [for h in local.ten : [for i in local.ten : true]]]]]]]]]
  list_1 = concat(local.list_0, local.list_0)
  list_2 = concat(local.list_1, local.list_1)
  list_3 = concat(local.list_2, local.list_2)
  list_4 = concat(local.list_3, local.list_3)
  list_5 = concat(local.list_4, local.list_4)
  list_6 = concat(local.list_5, local.list_5)
  list_7 = concat(local.list_6, local.list_6)
  list_8 = concat(local.list_7, local.list_7)
  list_9 = concat(local.list_8, local.list_8)
  list_10 = concat(local.list_9, local.list_9)
  list_11 = concat(local.list_10, local.list_10)
  list_12 = concat(local.list_11, local.list_11)
  list_13 = concat(local.list_12, local.list_12)
  list_14 = concat(local.list_13, local.list_13)
  list_15 = concat(local.list_14, local.list_14)
  list_16 = concat(local.list_15, local.list_15)
  list_17 = concat(local.list_16, local.list_16)
  list_18 = concat(local.list_17, local.list_17)
  list_19 = concat(local.list_18, local.list_18)
  list_20 = concat(local.list_19, local.list_19)
  list_21 = concat(local.list_20, local.list_20)
  list_22 = concat(local.list_21, local.list_21)
  list_23 = concat(local.list_22, local.list_22)
  list_24 = concat(local.list_23, local.list_23)
  list_25 = concat(local.list_24, local.list_24)
  list_26 = concat(local.list_25, local.list_25)
  list_27 = concat(local.list_26, local.list_26)
  list_28 = concat(local.list_27, local.list_27)
  list_29 = concat(local.list_28, local.list_28)
  list_30 = concat(local.list_29, local.list_29)
  list_31 = concat(local.list_30, local.list_30)
  list_32 = concat(local.list_31, local.list_31)
  list_33 = concat(local.list_32, local.list_32)
  list_34 = concat(local.list_33, local.list_33)
  list_35 = concat(local.list_34, local.list_34)
  list_36 = concat(local.list_35, local.list_35)
  list_37 = concat(local.list_36, local.list_36)
  list_38 = concat(local.list_37, local.list_37)
  list_39 = concat(local.list_38, local.list_38)
  list_40 = concat(local.list_39, local.list_39)
  list_0 = [true, true]
  text_1 = "${local.text_0}${local.text_0}"
  text_2 = "${local.text_1}${local.text_1}"
  text_3 = "${local.text_2}${local.text_2}"
  text_4 = "${local.text_3}${local.text_3}"
  text_5 = "${local.text_4}${local.text_4}"
  text_6 = "${local.text_5}${local.text_5}"
  text_7 = "${local.text_6}${local.text_6}"
  text_8 = "${local.text_7}${local.text_7}"
  text_9 = "${local.text_8}${local.text_8}"
  text_10 = "${local.text_9}${local.text_9}"
  text_11 = "${local.text_10}${local.text_10}"
  text_12 = "${local.text_11}${local.text_11}"
  text_13 = "${local.text_12}${local.text_12}"
  text_14 = "${local.text_13}${local.text_13}"
  text_15 = "${local.text_14}${local.text_14}"
  text_16 = "${local.text_15}${local.text_15}"
  text_17 = "${local.text_16}${local.text_16}"
  text_18 = "${local.text_17}${local.text_17}"
  text_19 = "${local.text_18}${local.text_18}"
  text_20 = "${local.text_19}${local.text_19}"
  text_21 = "${local.text_20}${local.text_20}"
  text_22 = "${local.text_21}${local.text_21}"
  text_23 = "${local.text_22}${local.text_22}"
  text_24 = "${local.text_23}${local.text_23}"
  text_25 = "${local.text_24}${local.text_24}"
  text_26 = "${local.text_25}${local.text_25}"
  text_27 = "${local.text_26}${local.text_26}"
  text_28 = "${local.text_27}${local.text_27}"
  text_29 = "${local.text_28}${local.text_28}"
  text_30 = "${local.text_29}${local.text_29}"
  text_31 = "${local.text_30}${local.text_30}"
  text_32 = "${local.text_31}${local.text_31}"
  text_33 = "${local.text_32}${local.text_32}"
  text_34 = "${local.text_33}${local.text_33}"
  text_35 = "${local.text_34}${local.text_34}"
  text_36 = "${local.text_35}${local.text_35}"
  text_37 = "${local.text_36}${local.text_36}"
  text_38 = "${local.text_37}${local.text_37}"
  text_39 = "${local.text_38}${local.text_38}"
  text_40 = "${local.text_39}${local.text_39}"
  text_0 = "ab"
  tuple_1 = [local.tuple_0, local.tuple_0]
  tuple_2 = [local.tuple_1, local.tuple_1]
  tuple_3 = [local.tuple_2, local.tuple_2]
  tuple_4 = [local.tuple_3, local.tuple_3]
  tuple_5 = [local.tuple_4, local.tuple_4]
  tuple_6 = [local.tuple_5, local.tuple_5]
  tuple_7 = [local.tuple_6, local.tuple_6]
  tuple_8 = [local.tuple_7, local.tuple_7]
  tuple_9 = [local.tuple_8, local.tuple_8]
  tuple_10 = [local.tuple_9, local.tuple_9]
  tuple_11 = [local.tuple_10, local.tuple_10]
  tuple_12 = [local.tuple_11, local.tuple_11]
  tuple_13 = [local.tuple_12, local.tuple_12]
  tuple_14 = [local.tuple_13, local.tuple_13]
  tuple_15 = [local.tuple_14, local.tuple_14]
  tuple_16 = [local.tuple_15, local.tuple_15]
  tuple_17 = [local.tuple_16, local.tuple_16]
  tuple_18 = [local.tuple_17, local.tuple_17]
  tuple_19 = [local.tuple_18, local.tuple_18]
  tuple_20 = [local.tuple_19, local.tuple_19]
  tuple_21 = [local.tuple_20, local.tuple_20]
  tuple_22 = [local.tuple_21, local.tuple_21]
  tuple_23 = [local.tuple_22, local.tuple_22]
  tuple_24 = [local.tuple_23, local.tuple_23]
  tuple_25 = [local.tuple_24, local.tuple_24]
  tuple_26 = [local.tuple_25, local.tuple_25]
  tuple_27 = [local.tuple_26, local.tuple_26]
  tuple_28 = [local.tuple_27, local.tuple_27]
  tuple_29 = [local.tuple_28, local.tuple_28]
  tuple_30 = [local.tuple_29, local.tuple_29]
  tuple_31 = [local.tuple_30, local.tuple_30]
  tuple_32 = [local.tuple_31, local.tuple_31]
  tuple_33 = [local.tuple_32, local.tuple_32]
  tuple_34 = [local.tuple_33, local.tuple_33]
  tuple_35 = [local.tuple_34, local.tuple_34]
  tuple_36 = [local.tuple_35, local.tuple_35]
  tuple_37 = [local.tuple_36, local.tuple_36]
  tuple_38 = [local.tuple_37, local.tuple_37]
  tuple_39 = [local.tuple_38, local.tuple_38]
  tuple_40 = [local.tuple_39, local.tuple_39]
  tuple_0 = [true]
  object_1 = { a = local.object_0, b = local.object_0 }
  object_2 = { a = local.object_1, b = local.object_1 }
  object_3 = { a = local.object_2, b = local.object_2 }
  object_4 = { a = local.object_3, b = local.object_3 }
  object_5 = { a = local.object_4, b = local.object_4 }
  object_6 = { a = local.object_5, b = local.object_5 }
  object_7 = { a = local.object_6, b = local.object_6 }
  object_8 = { a = local.object_7, b = local.object_7 }
  object_9 = { a = local.object_8, b = local.object_8 }
  object_10 = { a = local.object_9, b = local.object_9 }
  object_11 = { a = local.object_10, b = local.object_10 }
  object_12 = { a = local.object_11, b = local.object_11 }
  object_13 = { a = local.object_12, b = local.object_12 }
  object_14 = { a = local.object_13, b = local.object_13 }
  object_15 = { a = local.object_14, b = local.object_14 }
  object_16 = { a = local.object_15, b = local.object_15 }
  object_17 = { a = local.object_16, b = local.object_16 }
  object_18 = { a = local.object_17, b = local.object_17 }
  object_19 = { a = local.object_18, b = local.object_18 }
  object_20 = { a = local.object_19, b = local.object_19 }
  object_21 = { a = local.object_20, b = local.object_20 }
  object_22 = { a = local.object_21, b = local.object_21 }
  object_23 = { a = local.object_22, b = local.object_22 }
  object_24 = { a = local.object_23, b = local.object_23 }
  object_25 = { a = local.object_24, b = local.object_24 }
  object_26 = { a = local.object_25, b = local.object_25 }
  object_27 = { a = local.object_26, b = local.object_26 }
  object_28 = { a = local.object_27, b = local.object_27 }
  object_29 = { a = local.object_28, b = local.object_28 }
  object_30 = { a = local.object_29, b = local.object_29 }
  object_31 = { a = local.object_30, b = local.object_30 }
  object_32 = { a = local.object_31, b = local.object_31 }
  object_33 = { a = local.object_32, b = local.object_32 }
  object_34 = { a = local.object_33, b = local.object_33 }
  object_35 = { a = local.object_34, b = local.object_34 }
  object_36 = { a = local.object_35, b = local.object_35 }
  object_37 = { a = local.object_36, b = local.object_36 }
  object_38 = { a = local.object_37, b = local.object_37 }
  object_39 = { a = local.object_38, b = local.object_38 }
  object_40 = { a = local.object_39, b = local.object_39 }
  object_0 = { a = true, b = false }
  sum_1 = local.sum_0 * local.sum_0
  sum_2 = local.sum_1 * local.sum_1
  sum_3 = local.sum_2 * local.sum_2
  sum_4 = local.sum_3 * local.sum_3
  sum_5 = local.sum_4 * local.sum_4
  sum_6 = local.sum_5 * local.sum_5
  sum_7 = local.sum_6 * local.sum_6
  sum_8 = local.sum_7 * local.sum_7
  sum_9 = local.sum_8 * local.sum_8
  sum_10 = local.sum_9 * local.sum_9
  sum_11 = local.sum_10 * local.sum_10
  sum_12 = local.sum_11 * local.sum_11
  sum_13 = local.sum_12 * local.sum_12
  sum_14 = local.sum_13 * local.sum_13
  sum_15 = local.sum_14 * local.sum_14
  sum_16 = local.sum_15 * local.sum_15
  sum_17 = local.sum_16 * local.sum_16
  sum_18 = local.sum_17 * local.sum_17
  sum_19 = local.sum_18 * local.sum_18
  sum_20 = local.sum_19 * local.sum_19
  sum_21 = local.sum_20 * local.sum_20
  sum_22 = local.sum_21 * local.sum_21
  sum_23 = local.sum_22 * local.sum_22
  sum_24 = local.sum_23 * local.sum_23
  sum_25 = local.sum_24 * local.sum_24
  sum_26 = local.sum_25 * local.sum_25
  sum_27 = local.sum_26 * local.sum_26
  sum_28 = local.sum_27 * local.sum_27
  sum_29 = local.sum_28 * local.sum_28
  sum_30 = local.sum_29 * local.sum_29
  sum_31 = local.sum_30 * local.sum_30
  sum_32 = local.sum_31 * local.sum_31
  sum_33 = local.sum_32 * local.sum_32
  sum_34 = local.sum_33 * local.sum_33
  sum_35 = local.sum_34 * local.sum_34
  sum_36 = local.sum_35 * local.sum_35
  sum_37 = local.sum_36 * local.sum_36
  sum_38 = local.sum_37 * local.sum_37
  sum_39 = local.sum_38 * local.sum_38
  sum_40 = local.sum_39 * local.sum_39
  sum_0 = 3
  fib_2 = local.fib_1 || local.fib_0
  fib_3 = local.fib_2 || local.fib_1
  fib_4 = local.fib_3 || local.fib_2
  fib_5 = local.fib_4 || local.fib_3
  fib_6 = local.fib_5 || local.fib_4
  fib_7 = local.fib_6 || local.fib_5
  fib_8 = local.fib_7 || local.fib_6
  fib_9 = local.fib_8 || local.fib_7
  fib_10 = local.fib_9 || local.fib_8
  fib_11 = local.fib_10 || local.fib_9
  fib_12 = local.fib_11 || local.fib_10
  fib_13 = local.fib_12 || local.fib_11
  fib_14 = local.fib_13 || local.fib_12
  fib_15 = local.fib_14 || local.fib_13
  fib_16 = local.fib_15 || local.fib_14
  fib_17 = local.fib_16 || local.fib_15
  fib_18 = local.fib_17 || local.fib_16
  fib_19 = local.fib_18 || local.fib_17
  fib_20 = local.fib_19 || local.fib_18
  fib_21 = local.fib_20 || local.fib_19
  fib_22 = local.fib_21 || local.fib_20
  fib_23 = local.fib_22 || local.fib_21
  fib_24 = local.fib_23 || local.fib_22
  fib_25 = local.fib_24 || local.fib_23
  fib_26 = local.fib_25 || local.fib_24
  fib_27 = local.fib_26 || local.fib_25
  fib_28 = local.fib_27 || local.fib_26
  fib_29 = local.fib_28 || local.fib_27
  fib_30 = local.fib_29 || local.fib_28
  fib_31 = local.fib_30 || local.fib_29
  fib_32 = local.fib_31 || local.fib_30
  fib_33 = local.fib_32 || local.fib_31
  fib_34 = local.fib_33 || local.fib_32
  fib_35 = local.fib_34 || local.fib_33
  fib_36 = local.fib_35 || local.fib_34
  fib_37 = local.fib_36 || local.fib_35
  fib_38 = local.fib_37 || local.fib_36
  fib_39 = local.fib_38 || local.fib_37
  fib_40 = local.fib_39 || local.fib_38
  fib_41 = local.fib_40 || local.fib_39
  fib_42 = local.fib_41 || local.fib_40
  fib_43 = local.fib_42 || local.fib_41
  fib_44 = local.fib_43 || local.fib_42
  fib_45 = local.fib_44 || local.fib_43
  fib_46 = local.fib_45 || local.fib_44
  fib_47 = local.fib_46 || local.fib_45
  fib_48 = local.fib_47 || local.fib_46
  fib_49 = local.fib_48 || local.fib_47
  fib_50 = local.fib_49 || local.fib_48
  fib_51 = local.fib_50 || local.fib_49
  fib_52 = local.fib_51 || local.fib_50
  fib_53 = local.fib_52 || local.fib_51
  fib_54 = local.fib_53 || local.fib_52
  fib_55 = local.fib_54 || local.fib_53
  fib_56 = local.fib_55 || local.fib_54
  fib_57 = local.fib_56 || local.fib_55
  fib_58 = local.fib_57 || local.fib_56
  fib_59 = local.fib_58 || local.fib_57
  fib_60 = local.fib_59 || local.fib_58
  fib_0 = false
  fib_1 = true
}

resource "aws_ecs_service" "near" {
  name            = "near"
  cluster         = "demo"
  task_definition = "near:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "near_off" {
  name            = "near_off"
  cluster         = "demo"
  task_definition = "near-off:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "many" {
  name            = "many"
  cluster         = "demo"
  task_definition = "many:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.many[0][0][0][0][0][0][0][0][0]
  }
}

resource "aws_ecs_service" "list" {
  name            = "list"
  cluster         = "demo"
  task_definition = "list:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.list_40[0]
  }
}

resource "aws_ecs_service" "text" {
  name            = "text"
  cluster         = "demo"
  task_definition = "text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(local.text_40) > 0
  }
}

resource "aws_ecs_service" "tuple" {
  name            = "tuple"
  cluster         = "demo"
  task_definition = "tuple:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.tuple_40[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]
  }
}

resource "aws_ecs_service" "tuple_equal" {
  name            = "tuple_equal"
  cluster         = "demo"
  task_definition = "tuple-equal:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.tuple_40 == local.tuple_40
  }
}

resource "aws_ecs_service" "tuple_text" {
  name            = "tuple_text"
  cluster         = "demo"
  task_definition = "tuple-text:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = length(jsonencode(local.tuple_40)) > 0
  }
}

resource "aws_ecs_service" "object" {
  name            = "object"
  cluster         = "demo"
  task_definition = "object:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.object_40.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a
  }
}

resource "aws_ecs_service" "sum" {
  name            = "sum"
  cluster         = "demo"
  task_definition = "sum:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.sum_40 > 0
  }
}

resource "aws_ecs_service" "fibonacci" {
  name            = "fibonacci"
  cluster         = "demo"
  task_definition = "fibonacci:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = local.fib_60
  }
}

resource "aws_ecs_service" "each" {
  for_each        = toset([for a in local.ten : "${local.text_40}${a}"])
  name            = "each"
  cluster         = "demo"
  task_definition = "each:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "late" {
  name            = "late"
  cluster         = "demo"
  task_definition = "late:1"
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = ["subnet-11111111"]
    assign_public_ip = true
  }
}
