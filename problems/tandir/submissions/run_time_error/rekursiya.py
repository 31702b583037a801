# Opens one call after another for every loaf.
n, k = map(int, input().split())
t = list(map(int, input().split()))
ready = list(t)


def bake(loaves):
    first = min(range(n), key=lambda oven: ready[oven])
    at = ready[first]
    if loaves == 1:
        return at
    ready[first] += t[first]
    return bake(loaves - 1)


print(bake(k))
