module "program" {
  source = "./program"
  v0 = [false]
}
