module "program" {
  source = "./program"
  v1 = [{ on = true, name = "" }, { on = false, name = "10" }]
  v2 = [false]
  v4 = null
}
