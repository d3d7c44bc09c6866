b = true
c = true
d = false
e = true
