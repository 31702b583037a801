import re
import sys

lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not lines:
    sys.exit(43)


def pair(line):
    if not re.fullmatch(r"(0|[1-9]\d{0,3}) (0|[1-9]\d{0,3})", line):
        print(f"not two numbers: {line!r}")
        sys.exit(43)
    return tuple(map(int, line.split()))


n, m = pair(lines[0])
if not 1 <= n <= 2000 or not 0 <= m <= 5000 or len(lines) != m + 1:
    sys.exit(43)
for line in lines[1:]:
    a, b = pair(line)
    if not 1 <= a <= n or not 1 <= b <= n or a == b:
        print(f"bad requirement: {line}")
        sys.exit(43)
sys.exit(42)
