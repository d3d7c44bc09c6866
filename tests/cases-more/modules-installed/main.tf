module "service" {
  source           = "example/service/aws"
  version          = "1.2.3"
  assign_public_ip = true
}

module "moved" {
  source = "other/service/aws"
}
