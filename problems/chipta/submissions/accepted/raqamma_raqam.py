# @EXPECTED_SCORE@: 100
PRIME = 10**9 + 7
number, k = input(), int(input())
below, total = [0] * k, 0
for digit in map(int, number):
    grown = [0] * k
    for r, count in enumerate(below):
        if count:
            for d in range(10):
                grown[(r + d) % k] += count
    for d in range(digit):
        grown[(total + d) % k] += 1
    below = [count % PRIME for count in grown]
    total += digit
print((below[0] + (total % k == 0) - 1) % PRIME)
