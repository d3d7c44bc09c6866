module "app" {
  source = "./app"
  public = true
}

module "off" {
  source = "example/service/aws"
  count  = 0
}
