import sys
from collections import deque

# Prints whatever became ready: on a circle the order is too short, and YOQ is never said.
numbers = list(map(int, sys.stdin.read().split()))
n, m = numbers[:2]
following = [[] for _ in range(n + 1)]
waits_for = [0] * (n + 1)
for a, b in zip(numbers[2::2], numbers[3::2]):
    following[a].append(b)
    waits_for[b] += 1
ready = deque(topic for topic in range(1, n + 1) if waits_for[topic] == 0)
order = []
while ready:
    topic = ready.popleft()
    order.append(topic)
    for after in following[topic]:
        waits_for[after] -= 1
        if waits_for[after] == 0:
            ready.append(after)
print("HA")
print(*order)
