module "b" {
  source = "../m3"
  count  = 10
}
