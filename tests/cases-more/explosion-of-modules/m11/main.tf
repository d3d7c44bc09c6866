module "b" {
  source = "../m12"
  count  = 10
}
