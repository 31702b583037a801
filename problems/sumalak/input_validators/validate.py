import re
import sys

lines = sys.stdin.read().split("\n")
number = r"(0|-?[1-9]\d*)"


def refuse(why):
    print(why)
    sys.exit(43)


if lines.pop() != "":
    refuse("no newline at the end")
if not lines or not re.fullmatch(r"[1-9]\d{0,3}", lines[0]):
    refuse("first line is not n")
n = int(lines[0])
if n > 1000 or len(lines) != n + 1:
    refuse("n out of bounds, or not n lines")
total = 0
for line in lines[1:]:
    match = re.fullmatch(f"{number} {number}", line)
    if match is None:
        refuse(f"not two integers: {line!r}")
    volume, temperature = map(int, match.groups())
    if not 0 <= volume <= 10**9 or not -20 <= temperature <= 100:
        refuse(f"out of bounds: {line}")
    total += volume
if total == 0:
    refuse("all buckets are empty")
sys.exit(42)
