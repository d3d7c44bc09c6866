module "lacks" {
  source = "./svc"
}

module "invents" {
  source  = "./svc"
  public  = true
  private = true
}
