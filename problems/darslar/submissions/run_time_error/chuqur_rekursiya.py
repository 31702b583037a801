import sys

# Right idea, but a chain of two thousand topics is deeper than Python's recursion limit.
numbers = list(map(int, sys.stdin.read().split()))
n, m = numbers[:2]
following = [[] for _ in range(n + 1)]
for a, b in zip(numbers[2::2], numbers[3::2]):
    following[a].append(b)
mark = [0] * (n + 1)
order = []


def visit(topic):
    if mark[topic]:
        return mark[topic] == 2
    mark[topic] = 1
    for after in following[topic]:
        if not visit(after):
            return False
    mark[topic] = 2
    order.append(topic)
    return True


if all(visit(topic) for topic in range(1, n + 1)):
    print("HA")
    print(*reversed(order))
else:
    print("YOQ")
