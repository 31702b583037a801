import sys

# Looks for circles along every path anew, without marking what is known: 2^100 paths in a layered graph.
sys.setrecursionlimit(5000)
numbers = list(map(int, sys.stdin.read().split()))
n, m = numbers[:2]
following = [[] for _ in range(n + 1)]
for a, b in zip(numbers[2::2], numbers[3::2]):
    following[a].append(b)
is_open = [False] * (n + 1)
depth = [0] * (n + 1)


def visit(topic, level):
    if is_open[topic]:
        return False
    is_open[topic] = True
    depth[topic] = max(depth[topic], level)
    for after in following[topic]:
        if not visit(after, level + 1):
            return False
    is_open[topic] = False
    return True


if all(visit(topic, 0) for topic in range(1, n + 1)):
    print("HA")
    print(*sorted(range(1, n + 1), key=lambda topic: depth[topic]))
else:
    print("YOQ")
