import math

# Always on to the nearest well not visited yet.
n = int(input())
wells = [tuple(map(int, input().split())) for _ in range(n)]
waiting = set(range(1, n))
at, longest = 0, 0.0
while at != n - 1:
    following = min(waiting, key=lambda well: (math.dist(wells[at], wells[well]), well))
    longest = max(longest, math.dist(wells[at], wells[following]))
    waiting.remove(following)
    at = following
print(longest)
