module "b" {
  source = "../m7"
  count  = 10
}
