module "text" {
  source = "./text"
  public = null
}
module "brackets" {
  source = "./brackets"
  public = null
}
module "negated" {
  source = "./negated"
  public = null
}
module "yes" {
  source = "./yes"
  public = null
}
