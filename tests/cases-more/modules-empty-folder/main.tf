module "app" {
  source           = "./modules/app"
  assign_public_ip = true
}

module "readme" {
  source = "./modules/readme"
}
