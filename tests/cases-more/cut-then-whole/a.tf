resource "aws_iam_role" "broken" {
  name = 
}

locals {
  x = [1, 2
}
