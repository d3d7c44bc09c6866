# one
name = "x${var.a}y%{ if b }c%{ else }d%{ endif }"
// two
block "label" plain {
  list   = [1, 2.5e3, -3, true, null]
  object = { a = 1, "b" : 2, (c) = 3 }
  chain  = a.b[0].c["d"].*.e[*].f.0
  call   = ns::f(x, y...)
  math   = (1 + 2) * 3 == 4 && !d || e ? f : g
  each   = [for k, v in m : v if k]
  pairs  = { for v in m : v => v... }
  text   = <<-EOT
    one ${~ two ~}
    %{ for x in y ~}
      ${x}
    %{ endfor ~}
  EOT
  one { line = 1 }
  empty {}
}
