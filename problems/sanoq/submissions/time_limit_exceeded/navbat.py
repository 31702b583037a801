from collections import deque

# Moves children from the front of a queue to its back one by one: n / 2 moves a round.
n, v = map(int, input().split())
x, a, b, m = map(int, input().split())
circle = deque(range(1, n + 1))
lola_round = 0
for turn in range(1, n):
    x = (a * x + b) % m
    for _ in range(x % len(circle)):
        circle.append(circle.popleft())
    if circle.popleft() == v:
        lola_round = turn
print(lola_round, circle[0])
