x\n"q" $${a} %%{b} ${~ name ~} 
 y	$x %y
