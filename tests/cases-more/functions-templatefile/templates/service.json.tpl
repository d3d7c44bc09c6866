{
  "name": ${jsonencode(name)},
  "public": ${public},
  "fixed": true,
  "off": false
}
