import sys
from collections import deque

numbers = list(map(int, sys.stdin.read().split()))
n, m = numbers[:2]
following = [[] for _ in range(n + 1)]
waits_for = [0] * (n + 1)
for a, b in zip(numbers[2::2], numbers[3::2]):
    following[a].append(b)
    waits_for[b] += 1
ready = deque(topic for topic in range(n, 0, -1) if waits_for[topic] == 0)
order = []
while ready:
    topic = ready.popleft()
    order.append(topic)
    for after in following[topic]:
        waits_for[after] -= 1
        if waits_for[after] == 0:
            ready.append(after)
if len(order) < n:
    print("YOQ")
else:
    print("HA")
    print(*order)
