module "program" {
  source = "./program"
  v0 = null
  v1 = "prod"
}
