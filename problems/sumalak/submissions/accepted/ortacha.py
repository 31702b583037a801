n = int(input())
heat = volume = 0
for _ in range(n):
    v, t = map(int, input().split())
    heat += v * t
    volume += v
print(heat / volume)
