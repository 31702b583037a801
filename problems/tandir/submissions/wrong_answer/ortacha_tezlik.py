# Adds up the speeds and divides: half-baked loaves are counted too.
n, k = map(int, input().split())
t = list(map(int, input().split()))
speed = sum(1 / minutes for minutes in t)
print(max(1, round(k / speed)))
