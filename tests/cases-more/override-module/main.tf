module "svc" {
  source = "./svc"
  public = false
}

module "other" {
  source = "./svc"
  public = false
}
