module "web" {
  source = "../../shared/web"
  file   = "${path.module}/own.json"
}
