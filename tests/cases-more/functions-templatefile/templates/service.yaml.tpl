%{ for key, value in settings ~}
${key}: ${value}
%{ endfor ~}
fixed: on
