module "b" {
  source = "../m9"
  count  = 10
}
