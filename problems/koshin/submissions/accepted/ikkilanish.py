# f(2k) and f(2k + 1) from f(k - 1), f(k), f(k + 1): the path is cut in the middle, or a long tile lies across.
n, a, b = map(int, input().split())
M = 10**9 + 7
before, here = 0, 1  # f(k - 1), f(k) for k = 0
for bit in bin(n)[2:]:
    after = (a * here + b * before) % M
    twice = (here * here + b * before * before) % M
    twice_after = (here * after + b * before * here) % M
    # f(2k - 1) follows from f(k)f(k - 1) + b f(k - 1)f(k - 2), and b f(k - 2) = f(k) - a f(k - 1).
    twice_before = (here * before + before * (here - a * before)) % M
    before, here = (twice, twice_after) if bit == "1" else (twice_before, twice)
print(here)
