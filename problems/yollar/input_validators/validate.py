"""Called with --max-n N and --max-events M; both default to the bounds of the statement."""
import argparse
import re
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--max-n", type=int, default={{max_n}})
parser.add_argument("--max-events", type=int, default={{max_events}})
bounds = parser.parse_args()


def numbers(line, pattern):
    match = re.fullmatch(pattern, line)
    if match is None:
        sys.exit(43)
    return [int(group) for group in match.groups()]


NUMBER = r"(0|[1-9]\d{0,8})"
n, given, generated = numbers(sys.stdin.readline(), rf"{NUMBER} {NUMBER} {NUMBER}\n")
way, seed = numbers(sys.stdin.readline(), rf"{NUMBER} {NUMBER}\n")
if not (1 <= n <= bounds.max_n and 1 <= given + generated <= bounds.max_events and way <= 3):
    sys.exit(43)
for _ in range(given):
    if not all(1 <= village <= n for village in numbers(sys.stdin.readline(), rf"[+?] {NUMBER} {NUMBER}\n")):
        sys.exit(43)
sys.exit(43 if sys.stdin.read() else 42)
