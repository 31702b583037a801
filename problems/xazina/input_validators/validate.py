import re
import sys

match = re.fullmatch(r"([1-9]\d{0,9}) ([1-9]\d{0,9}) ([1-9]\d{0,9})\n", sys.stdin.read())
if match is None:
    sys.exit(43)
n, a, b = map(int, match.groups())
sys.exit(42 if n <= 10**9 and a <= n and b <= n else 43)
