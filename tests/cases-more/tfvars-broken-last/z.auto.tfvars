public = 
