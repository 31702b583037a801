#!/usr/bin/env python3
"""Wells, one a line. Flag: max_n N, the most wells in this group (500 where not given)."""
import re
import sys

most_wells = int(sys.argv[sys.argv.index("max_n") + 1]) if "max_n" in sys.argv else 500
lines = sys.stdin.read().split("\n")
number = r"(0|-?[1-9]\d{0,6})"
if lines.pop() != "" or not lines or not re.fullmatch(r"[1-9]\d{0,2}", lines[0]):
    sys.exit(43)
n = int(lines[0])
if not 2 <= n <= most_wells or len(lines) != n + 1:
    print(f"n = {n}, {len(lines) - 1} lines, at most {most_wells} wells")
    sys.exit(43)
for line in lines[1:]:
    match = re.fullmatch(f"{number} {number}", line)
    if match is None or any(abs(int(value)) > 10**6 for value in match.groups()):
        print(f"bad well: {line!r}")
        sys.exit(43)
sys.exit(42)
