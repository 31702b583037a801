# Goes on to the nearest city other than the one it came from, even if it was there before.
from math import dist

n = int(input())
cities = [tuple(map(int, input().split())) for _ in range(n)]
route = [0]
for _ in range(n - 1):
    others = [city for city in range(n) if city not in route[-2:]]
    route.append(min(others, key=lambda city: dist(cities[route[-1]], cities[city])))
print(*(city + 1 for city in route))
