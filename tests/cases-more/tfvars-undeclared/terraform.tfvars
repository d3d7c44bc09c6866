pulic  = false
region = "eu-west-1"
public = true
