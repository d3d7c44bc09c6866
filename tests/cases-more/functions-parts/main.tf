locals {
  machine = trimspace(replace(file("${path.module}/machines/run.json"), "CLUSTER", "demo"))
}

# What a function cuts out of a file, or puts between, still stands where it stands.
resource "aws_sfn_state_machine" "run" {
  name       = "run"
  role_arn   = "arn:aws:iam::123456789012:role/run"
  definition = chomp(replace(local.machine, "/\\{\\{(\\w+)\\}\\}/", "$1-1"))
}
