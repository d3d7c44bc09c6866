# Which of two compute environments runs a job, its queue decides.
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_subnet" "jobs" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_route_table_association" "jobs" {
  subnet_id      = aws_subnet.jobs.id
  route_table_id = aws_route_table.public.id
}

resource "aws_subnet" "other" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}

resource "aws_security_group" "jobs" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_batch_compute_environment" "a" {
  type         = "MANAGED"
  service_role = "arn:aws:iam::111122223333:role/batch"
  compute_resources {
    type               = "FARGATE"
    max_vcpus          = 4
    subnets            = [aws_subnet.jobs.id]
    security_group_ids = [aws_security_group.jobs.id]
  }
}

resource "aws_batch_compute_environment" "b" {
  type         = "MANAGED"
  service_role = "arn:aws:iam::111122223333:role/batch"
  compute_resources {
    type               = "FARGATE_SPOT"
    max_vcpus          = 4
    subnets            = [aws_subnet.other.id]
    security_group_ids = [aws_security_group.jobs.id]
  }
}

resource "aws_batch_job_definition" "public" {
  name                  = "public"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = jsonencode({
    image                = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/public:1"
    executionRoleArn     = "arn:aws:iam::111122223333:role/execution"
    resourceRequirements = [{ type = "VCPU", value = "0.25" }, { type = "MEMORY", value = "512" }]
    networkConfiguration = { assignPublicIp = "ENABLED" }
  })
}

resource "aws_batch_job_definition" "report" {
  name                  = "report"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties = jsonencode({
    image                = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/report:1"
    executionRoleArn     = "arn:aws:iam::111122223333:role/execution"
    resourceRequirements = [{ type = "VCPU", value = "0.25" }, { type = "MEMORY", value = "512" }]
    networkConfiguration = { assignPublicIp = "DISABLED" }
  })
}
