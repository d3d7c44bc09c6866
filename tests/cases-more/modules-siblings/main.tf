module "on" {
  source = "./svc"
  public = true
}

module "off" {
  source = "./svc/"
  public = false
}

module "default" {
  source = "./svc"
}

module "later" {
  source = "./svc"
  public = aws_ecs_cluster.demo.arn == "x"
}

resource "aws_ecs_cluster" "demo" {
  name = "demo"
}

module "dots" {
  source = "./x/../svc"
  public = true
}

module "subfolder" {
  source = ".//svc"
  public = true
}
