module "b" {
  source = "../m10"
  count  = 10
}
