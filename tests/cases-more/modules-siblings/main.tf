module "on" {
  source = "./svc"
  public = true
}

module "off" {
  source = "./svc/"
  public = false
}

module "default" {
  source = "./svc"
}

module "dots" {
  source = "./x/../svc"
  public = true
}

module "subfolder" {
  source = ".//svc"
  public = true
}
