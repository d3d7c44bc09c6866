a = true
b = false
d = false
g = true
