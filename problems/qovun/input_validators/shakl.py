"""Shape of an input: one line with n, one with n numbers, single blanks, no leading zeros."""
import re
import sys

text = sys.stdin.read()
match = re.fullmatch(r"([1-9]\d?)\n([1-9]\d{0,9}(?: [1-9]\d{0,9})*)\n", text)
if match is None:
    sys.exit("not of the form: n, then n numbers")
if int(match[1]) != len(match[2].split(" ")):
    sys.exit("the second line does not hold n numbers")
sys.exit(42)
