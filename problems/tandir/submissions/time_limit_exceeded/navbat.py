import heapq

# One heap operation a loaf: up to 10^9 of them.
n, k = map(int, input().split())
ready = [(minutes, minutes) for minutes in map(int, input().split())]
heapq.heapify(ready)
for _ in range(k - 1):
    at, minutes = ready[0]
    heapq.heapreplace(ready, (at + minutes, minutes))
print(ready[0][0])
