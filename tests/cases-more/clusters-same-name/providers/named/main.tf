terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.home]
    }
  }
}

module "inner" {
  source    = "../inner"
  providers = { aws = aws.home }
}
