module "keeps_null" {
  source   = "./svc"
  nullable = null
}

module "takes_default" {
  source       = "./svc"
  not_nullable = null
}

module "given" {
  source       = "./svc"
  nullable     = false
  not_nullable = false
}
