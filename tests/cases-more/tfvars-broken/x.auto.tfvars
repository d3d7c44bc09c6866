later = false
