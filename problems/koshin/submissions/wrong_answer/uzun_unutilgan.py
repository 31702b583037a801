# Forgets the long tiles.
n, a, b = map(int, input().split())
print(pow(a, n, 10**9 + 7))
