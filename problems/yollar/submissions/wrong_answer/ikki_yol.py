# Knows only ways of one road or two.
def init(n):
    global neighbours
    neighbours = [{village} for village in range(n + 1)]


def add_road(a, b):
    neighbours[a].add(b)
    neighbours[b].add(a)


def is_reachable(a, b):
    return not neighbours[a].isdisjoint(neighbours[b])
