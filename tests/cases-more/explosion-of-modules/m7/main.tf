module "b" {
  source = "../m8"
  count  = 10
}
