module "task" {
  source = "./task"
  mode   = "host"
}

module "task_vpc" {
  source = "./task"
  mode   = "awsvpc"
}

module "svc" {
  source = "./svc"
  task   = module.task.arn
}

module "svc_vpc" {
  source = "./svc"
  task   = module.task_vpc.arn
}
