a = <<E
b = <<E
c = <<F
