module "svc" {
  source = "./linked"
  public = true
}
