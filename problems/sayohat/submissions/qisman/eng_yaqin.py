# Always on to the nearest city that is left.
from math import dist

n = int(input())
cities = [tuple(map(int, input().split())) for _ in range(n)]
route, left = [0], set(range(1, n))
while left:
    here = cities[route[-1]]
    route.append(min(left, key=lambda city: (dist(here, cities[city]), city)))
    left.remove(route[-1])
print(*(city + 1 for city in route))
