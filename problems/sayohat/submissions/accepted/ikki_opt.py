# Small: every order. Large: the nearest city each time, then 2-opt for a bounded number of looks.
from itertools import permutations
from math import dist

n = int(input())
cities = [tuple(map(int, input().split())) for _ in range(n)]
far = [[dist(a, b) for b in cities] for a in cities]


def every_order():
    best, best_length = None, float("inf")
    for rest in permutations(range(1, n)):
        if rest[0] > rest[-1]:
            continue
        length = far[0][rest[0]] + far[rest[-1]][0]
        for a, b in zip(rest, rest[1:]):
            length += far[a][b]
        if length < best_length:
            best, best_length = rest, length
    return [0, *best]


def nearest():
    route, left = [0], set(range(1, n))
    while left:
        row = far[route[-1]]
        route.append(min(left, key=row.__getitem__))
        left.discard(route[-1])
    return route


def two_opt(route):
    looks, is_better = 0, True
    while is_better and looks < 1_200_000:
        is_better = False
        for i in range(n - 2):
            a, b = route[i], route[i + 1]
            row_a, row_b, gap = far[a], far[b], far[a][b]
            for j in range(i + 2, n):
                c, d = route[j], route[j + 1 - n]
                if row_a[c] + row_b[d] + 1e-7 < gap + far[c][d]:
                    route[i + 1 : j + 1] = route[i + 1 : j + 1][::-1]
                    b = route[i + 1]
                    row_b, gap = far[b], row_a[b]
                    is_better = True
            looks += n - i
    return route


route = every_order() if n <= 8 else two_opt(nearest()) if n > 9 else every_order()
print(*(city + 1 for city in route))
