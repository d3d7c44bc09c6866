module "program" {
  source = "./program"
  v0 = [true]
  v2 = ["alpha"]
  v3 = { gamma = true, delta = false }
  v4 = -1
}
