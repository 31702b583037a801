"""Arguments: max_n N and max_colours C, where a group has lower bounds than the problem."""
import re
import sys

bounds = {"max_n": 10**18, "max_colours": 10**9}
bounds.update(zip(sys.argv[1::2], map(int, sys.argv[2::2])))
match = re.fullmatch(r"([1-9]\d{0,18}) ([1-9]\d{0,9}) ([1-9]\d{0,9})\n", sys.stdin.read())
if match is None:
    sys.exit(43)
n, a, b = map(int, match.groups())
sys.exit(42 if n <= bounds["max_n"] and max(a, b) <= bounds["max_colours"] else 43)
