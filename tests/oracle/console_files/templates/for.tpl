%{ for i, x in xs ~}
${i}=${x}
%{ endfor ~}
end ${[for x in xs : x][0]} ${{ x = name }.x}