MAX_N = {{max_n}}
parent = list(range(MAX_N + 1))


def init(n):
    pass


def find(village):
    while parent[village] != village:
        parent[village] = parent[parent[village]]
        village = parent[village]
    return village


def add_road(a, b):
    parent[find(a)] = find(b)


def is_reachable(a, b):
    return find(a) == find(b)
