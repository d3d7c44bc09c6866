f = true
