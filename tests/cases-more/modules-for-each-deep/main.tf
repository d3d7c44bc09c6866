module "env" {
  source   = "./env"
  for_each = { dev = true, prod = false }
  public   = each.value
}
