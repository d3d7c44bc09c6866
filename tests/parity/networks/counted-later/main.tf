# Blocks of which Terraform cannot say yet how many there will be: none of them is taken for none.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "terraform_data" "later" {
  input = ["0.0.0.0/0"]
}

# Routes.
resource "aws_subnet" "routed_later" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_route_table" "later" {
  vpc_id = aws_vpc.main.id
  dynamic "route" {
    for_each = terraform_data.later.output
    content {
      cidr_block = route.value
      gateway_id = aws_internet_gateway.main.id
    }
  }
}

resource "aws_route_table_association" "later" {
  subnet_id      = aws_subnet.routed_later.id
  route_table_id = aws_route_table.later.id
}

# A network ACL.
resource "aws_subnet" "filtered_later" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "filtered_later" {
  subnet_id      = aws_subnet.filtered_later.id
  route_table_id = aws_route_table.public.id
}

resource "aws_network_acl" "later" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.filtered_later.id]
  dynamic "ingress" {
    for_each = terraform_data.later.output
    content {
      rule_no    = 100
      action     = "allow"
      protocol   = "-1"
      from_port  = 0
      to_port    = 0
      cidr_block = ingress.value
    }
  }
  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

# Security groups.
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.3.0/24"
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "open" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "later" {
  vpc_id = aws_vpc.main.id
  dynamic "ingress" {
    for_each = terraform_data.later.output
    content {
      from_port   = 80
      to_port     = 80
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# One of two, written out beside a dynamic one.
resource "aws_security_group" "partly_later" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  dynamic "ingress" {
    for_each = terraform_data.later.output
    content {
      from_port   = 80
      to_port     = 80
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}

# How many there are is known, and whom they let in is not.
resource "aws_security_group" "of_unknown_blocks" {
  vpc_id = aws_vpc.main.id
  dynamic "ingress" {
    for_each = [80]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = terraform_data.later.output
    }
  }
}

resource "aws_ec2_managed_prefix_list" "later" {
  name           = "later"
  address_family = "IPv4"
  max_entries    = 5
  dynamic "entry" {
    for_each = terraform_data.later.output
    content {
      cidr = entry.value
    }
  }
}

resource "aws_security_group" "of_list" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 80
    to_port         = 80
    protocol        = "tcp"
    prefix_list_ids = [aws_ec2_managed_prefix_list.later.id]
  }
}

# What tasks need.
resource "aws_ecs_task_definition" "known" {
  family                = "known"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{ name = "app", image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1" }])
}

resource "aws_ecs_task_definition" "later" {
  family                = "later"
  network_mode          = "awsvpc"
  container_definitions = terraform_data.later.id
}

resource "aws_ecs_task_definition" "volumes_later" {
  family                = "volumes-later"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{ name = "app", image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1" }])
  dynamic "volume" {
    for_each = terraform_data.later.output
    content {
      name = "files"
      efs_volume_configuration {
        file_system_id = "fs-0123456789abcdef0"
      }
    }
  }
}

resource "aws_ecs_service" "defined_later" {
  name            = "defined-later"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.later.arn
  network_configuration {
    subnets          = [aws_subnet.public.id]
    security_groups  = [aws_security_group.open.id]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "routed_later" {
  name            = "routed-later"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.known.arn
  network_configuration {
    subnets          = [aws_subnet.routed_later.id]
    security_groups  = [aws_security_group.open.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "routed_later_shut" {
  name            = "routed-later-shut"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.known.arn
  network_configuration {
    subnets          = [aws_subnet.routed_later.id]
    security_groups  = [aws_security_group.open.id]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "filtered_later" {
  name            = "filtered-later"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.known.arn
  network_configuration {
    subnets          = [aws_subnet.filtered_later.id]
    security_groups  = [aws_security_group.open.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "grouped_later" {
  name            = "grouped-later"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.known.arn
  network_configuration {
    subnets          = [aws_subnet.public.id]
    security_groups  = [aws_security_group.later.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "partly_grouped_later" {
  name            = "partly-grouped-later"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.known.arn
  network_configuration {
    subnets          = [aws_subnet.public.id]
    security_groups  = [aws_security_group.partly_later.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "of_unknown_blocks" {
  name            = "of-unknown-blocks"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.known.arn
  network_configuration {
    subnets          = [aws_subnet.public.id]
    security_groups  = [aws_security_group.of_unknown_blocks.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "of_list" {
  name            = "of-list"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.known.arn
  network_configuration {
    subnets          = [aws_subnet.public.id]
    security_groups  = [aws_security_group.of_list.id]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "mounted_later" {
  name            = "mounted-later"
  cluster         = "demo"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.volumes_later.arn
  network_configuration {
    subnets          = [aws_subnet.public.id]
    security_groups  = [aws_security_group.open.id]
    assign_public_ip = false
  }
}
