a
%{~ if on ~}
 b
%{~ else ~}
 c
%{~ endif ~}
d