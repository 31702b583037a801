n, k = map(int, input().split())
t = list(map(int, input().split()))
low, high = 0, k * min(t)
while high - low > 1:
    middle = (low + high) // 2
    if sum(middle // minutes for minutes in t) >= k:
        high = middle
    else:
        low = middle
print(high)
