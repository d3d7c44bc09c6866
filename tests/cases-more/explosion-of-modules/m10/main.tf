module "b" {
  source = "../m11"
  count  = 10
}
