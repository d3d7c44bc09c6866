public = true
public = false
