# Takes the capacity to stand alone in a line.
n = int(input())
print(n)
