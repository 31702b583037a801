# Room for 19 digits.
# @EXPECTED_SCORE@: 60
PRIME = 10**9 + 7
number, k = input(), int(input())
digits = [0] * 19
for at, digit in enumerate(reversed(number)):
    digits[at] = int(digit)
below, total = [0] * k, 0
for digit in reversed(digits):
    grown = [0] * k
    for r, count in enumerate(below):
        for d in range(10):
            grown[(r + d) % k] = (grown[(r + d) % k] + count) % PRIME
    for d in range(digit):
        grown[(total + d) % k] += 1
    below = grown
    total += digit
print((below[0] + (total % k == 0) - 1) % PRIME)
