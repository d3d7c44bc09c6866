hcl_text = "true"
net = {
  name : "x",
}
ports = [80, "443"]
