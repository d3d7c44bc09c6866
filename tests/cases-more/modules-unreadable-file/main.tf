module "binary" {
  source = "./binary"
}

module "partly" {
  source = "./partly"
}
