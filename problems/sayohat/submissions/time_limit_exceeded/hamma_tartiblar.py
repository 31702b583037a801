from itertools import permutations
from math import dist

n = int(input())
cities = [tuple(map(int, input().split())) for _ in range(n)]
far = [[dist(a, b) for b in cities] for a in cities]
best, best_length = None, float("inf")
for rest in permutations(range(1, n)):
    length, here = 0, 0
    for city in rest:
        length += far[here][city]
        here = city
    length += far[here][0]
    if length < best_length:
        best, best_length = rest, length
print(1, *(city + 1 for city in best))
