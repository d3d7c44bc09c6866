{"public": ${public}
}
%{ if public }
