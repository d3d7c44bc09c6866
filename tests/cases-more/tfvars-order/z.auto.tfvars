d = true
