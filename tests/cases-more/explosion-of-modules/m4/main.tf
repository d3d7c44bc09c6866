module "b" {
  source = "../m5"
  count  = 10
}
