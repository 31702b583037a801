import re
import sys

text = sys.stdin.read()
line = r"(0|[1-9][0-9]*)"
if re.fullmatch(rf"{line} {line}\n{line}( {line})*\n", text) is None:
    sys.exit("two numbers, a line end, the weights with single spaces, a line end")
first, second = text.splitlines()
n, capacity = map(int, first.split())
weights = list(map(int, second.split()))
if not 1 <= n <= 1000:
    sys.exit("n")
if not 1 <= capacity <= 10**6:
    sys.exit("capacity")
if len(weights) != n or not all(1 <= weight <= capacity for weight in weights):
    sys.exit("weights")
sys.exit(42)
