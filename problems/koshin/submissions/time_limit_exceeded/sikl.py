# One step a gaz: fine up to a million.
n, a, b = map(int, input().split())
before, here = 0, 1
for _ in range(n):
    before, here = here, (a * here + b * before) % 1000000007
print(here)
