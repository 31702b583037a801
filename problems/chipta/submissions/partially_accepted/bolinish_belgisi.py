# The test of divisibility works for 1, 3 and 9 alone.
# @EXPECTED_SCORE@: 20
number, k = int(input()), int(input())
print(number // k % (10**9 + 7))
