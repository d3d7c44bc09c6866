module "b" {
  source = "../m6"
  count  = 10
}
