"""Called with the greatest n of the group; 300 without."""
import re
import sys

most = int(sys.argv[1]) if len(sys.argv) > 1 else 300
lines = sys.stdin.read().split("\n")
if lines.pop() != "" or not re.fullmatch(r"[1-9]\d{0,2}", lines[0]) or not 3 <= int(lines[0]) <= most:
    sys.exit(43)
if len(lines) != int(lines[0]) + 1:
    sys.exit(43)
if not all(re.fullmatch(r"(0|[1-9]\d{0,4}) (0|[1-9]\d{0,4})", line) for line in lines[1:]):
    sys.exit(43)
cities = [tuple(map(int, line.split(" "))) for line in lines[1:]]
sys.exit(42 if max(map(max, cities)) <= 10000 and len(set(cities)) == len(cities) else 43)
