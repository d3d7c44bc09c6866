module "a" {
  source = "./m/a"
  on     = true
}

module "off" {
  source = "./m/a"
}
