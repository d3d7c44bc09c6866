public = true
public = [
