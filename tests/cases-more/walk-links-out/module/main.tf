module "svc" {
  source = "../../outside/svc"
}

module "linked" {
  source = "./linked"
}
