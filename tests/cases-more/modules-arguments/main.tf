module "svc" {
  source     = "./svc"
  providers  = { aws = aws }
  depends_on = [aws_ecs_cluster.demo]
  public     = true
}

resource "aws_ecs_cluster" "demo" {
  name = "demo"
}
