a = "%{ if b }%{ for c in d }%{ endif }%{ endfor }"
