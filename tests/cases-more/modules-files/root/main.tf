module "web" {
  source = "../shared/web"
  file   = "shared.json"
}

module "deep" {
  source = "./deep"
}
