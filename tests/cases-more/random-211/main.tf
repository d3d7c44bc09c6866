module "program" {
  source = "./program"
  v3 = [{ on = true, name = "a" }, { on = false, name = "" }]
}
