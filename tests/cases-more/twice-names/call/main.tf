module "m" {
  source = "./m"
  public = false
}

module "m" {
  source = "./m"
  public = true
}
