# A table of a million answers: falls off its end in the third group.
n, a, b = map(int, input().split())
ways = [1, a]
for _ in range(min(n, 1000000) - 1):
    ways.append((a * ways[-1] + b * ways[-2]) % 1000000007)
print(ways[n])
