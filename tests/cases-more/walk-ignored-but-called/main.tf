module "ignored" {
  source = "./build/svc"
}

module "hidden" {
  source = "./.hidden/svc"
}
