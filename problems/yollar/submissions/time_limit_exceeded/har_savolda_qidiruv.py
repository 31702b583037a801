# A search over the roads for every question.
def init(n):
    global neighbours
    neighbours = [[] for _ in range(n + 1)]


def add_road(a, b):
    neighbours[a].append(b)
    neighbours[b].append(a)


def is_reachable(a, b):
    queue, seen = [a], {a}
    for village in queue:
        if village == b:
            return True
        for other in neighbours[village]:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return False
