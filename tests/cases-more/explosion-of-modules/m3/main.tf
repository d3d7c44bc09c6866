module "b" {
  source = "../m4"
  count  = 10
}
