module "svc" {
  source           = "../../modules/svc"
  assign_public_ip = false
}
