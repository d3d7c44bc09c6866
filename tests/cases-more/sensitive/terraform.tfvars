names = ["hunter-two"]
