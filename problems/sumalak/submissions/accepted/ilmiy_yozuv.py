# Scientific notation is as good as any other.
n = int(input())
buckets = [tuple(map(int, input().split())) for _ in range(n)]
heat = sum(v * t for v, t in buckets)
volume = sum(v for v, t in buckets)
print(f"{heat / volume:.12E}")
