import re
import sys

text = sys.stdin.read()
match = re.fullmatch(r"([1-9]\d{0,9}) ([1-9]\d{0,9}) ([1-9]\d{0,9})\n", text)
if match is None or any(int(number) > 10**9 for number in match.groups()):
    sys.exit(43)
sys.exit(42)
