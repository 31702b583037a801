# A table of reachable sums, far too small for heavy melons.
input()
reachable = [False] * 100001
reachable[0] = True
total = 0
for melon in map(int, input().split()):
    total += melon
    for value in range(total, melon - 1, -1):
        if reachable[value - melon]:
            reachable[value] = True
print(min(abs(total - 2 * value) for value in range(total + 1) if reachable[value]))
