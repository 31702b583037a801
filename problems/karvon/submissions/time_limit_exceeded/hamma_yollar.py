import math

# Tries every way without a repeated well.
n = int(input())
wells = [tuple(map(int, input().split())) for _ in range(n)]
visited = [False] * n
best = math.inf


def walk(well, longest):
    global best
    if well == n - 1:
        best = min(best, longest)
        return
    visited[well] = True
    for other in range(n):
        if not visited[other]:
            walk(other, max(longest, math.dist(wells[well], wells[other])))
    visited[well] = False


walk(0, 0.0)
print(best)
