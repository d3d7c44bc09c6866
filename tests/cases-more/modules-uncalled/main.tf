module "called" {
  source = "./modules/called"
  public = false
}
