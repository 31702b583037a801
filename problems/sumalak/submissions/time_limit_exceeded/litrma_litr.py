# Pours litre by litre: up to 10^12 steps.
n = int(input())
heat = litres = 0
for _ in range(n):
    v, t = map(int, input().split())
    for _ in range(v):
        heat += t
        litres += 1
print(heat / litres)
