module "service" {
  source = "../../"
}
