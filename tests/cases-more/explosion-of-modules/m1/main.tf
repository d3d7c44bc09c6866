module "b" {
  source = "../m2"
  count  = 10
}
