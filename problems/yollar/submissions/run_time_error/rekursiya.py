# Shortens links by recursion: a long chain is deeper than Python allows.
def init(n):
    global parent
    parent = list(range(n + 1))


def find(village):
    if parent[village] != village:
        parent[village] = find(parent[village])
    return parent[village]


def add_road(a, b):
    parent[find(a)] = find(b)


def is_reachable(a, b):
    return find(a) == find(b)
