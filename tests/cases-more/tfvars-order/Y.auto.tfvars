e = false
