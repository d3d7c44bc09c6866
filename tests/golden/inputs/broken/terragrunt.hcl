terraform {
  source = "../twice"
}
