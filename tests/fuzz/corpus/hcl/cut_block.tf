a b "c" {
