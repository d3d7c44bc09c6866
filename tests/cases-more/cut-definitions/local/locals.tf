locals {
  on     = true
  public = false
