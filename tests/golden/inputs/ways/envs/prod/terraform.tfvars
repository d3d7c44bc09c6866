db_password = "correct horse battery staple" # never shown
debug       = false
