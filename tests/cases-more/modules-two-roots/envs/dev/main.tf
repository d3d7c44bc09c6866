module "svc" {
  source = "../../modules/svc"
  public = true
}
