# A network and an application in modules, twice.
resource "aws_ecs_cluster" "main" {
  name = "main"
}

module "net" {
  source  = "./net"
  private = ["10.3.1.0/24", "10.3.2.0/24"]
}

module "app" {
  source   = "./app"
  for_each = toset(["one", "two"])
  name     = each.key
  cluster  = aws_ecs_cluster.main.arn
  vpc      = module.net.vpc
  subnets  = module.net.private
}

module "shut" {
  source  = "./app"
  name    = "shut"
  cluster = aws_ecs_cluster.main.arn
  vpc     = module.net.vpc
  subnets = [module.net.shut]
}
