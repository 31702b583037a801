# Takes the sum for equal to k, not divisible by it.
# @EXPECTED_SCORE@: 0
PRIME = 10**9 + 7
number, k = input(), int(input())
below, total = [0] * (k + 1), 0
for digit in map(int, number):
    grown = [0] * (k + 1)
    for r, count in enumerate(below):
        for d in range(min(9, k - r) + 1):
            grown[r + d] += count
    for d in range(digit):
        if total + d <= k:
            grown[total + d] += 1
    below = [count % PRIME for count in grown]
    total += digit
print((below[k] + (total == k)) % PRIME)
