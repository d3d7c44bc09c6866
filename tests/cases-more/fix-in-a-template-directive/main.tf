resource "aws_batch_job_definition" "job" {
  for_each              = { a = true, b = false }
  name                  = "job-${each.key}"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties  = templatefile("${path.module}/job.json.tpl", { assign = each.value })
}

resource "aws_batch_job_definition" "other" {
  name                  = "other"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties  = templatefile("${path.module}/job.json.tpl", { assign = true })
}
