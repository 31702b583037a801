f=lambda n:n>1 and 1+f(3*n+1 if n%2 else n//2)
print(+f(int(input())))
