module "service" {
  source = "../.."
  public = true
}
