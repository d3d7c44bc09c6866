{"public": ${on}, "name": ${jsonencode(name)}}
