# The nearest city each time, with room for fifty cities.
from math import dist

n = int(input())
cities = [None] * 50
for i in range(n):
    cities[i] = tuple(map(int, input().split()))
route, left = [0], set(range(1, n))
while left:
    here = cities[route[-1]]
    route.append(min(left, key=lambda city: dist(here, cities[city])))
    left.remove(route[-1])
print(*(city + 1 for city in route))
