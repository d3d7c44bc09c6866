module "svc" {
  public = true
}

module "other" {
  source = "./other"
}
