public = false
public = [
