# Mixes bucket by bucket and divides by zero while only empty ones have come.
n = int(input())
temperature = 0
volume = 0
for _ in range(n):
    v, t = map(int, input().split())
    temperature = (temperature * volume + t * v) / (volume + v)
    volume += v
print(temperature)
