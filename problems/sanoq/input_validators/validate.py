import re
import sys

number = r"(0|[1-9]\d{0,9})"
match = re.fullmatch(rf"{number} {number}\n{number} {number} {number} {number}\n", sys.stdin.read())
if match is None:
    sys.exit(43)
n, v, x, a, b, m = map(int, match.groups())
is_valid = 2 <= n <= 5 * 10**5 and 1 <= v <= n and 1 <= m <= 10**9 and max(x, a, b) < m
sys.exit(42 if is_valid else 43)
