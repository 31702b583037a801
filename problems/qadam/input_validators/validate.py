import re
import sys

text = sys.stdin.read()
if re.fullmatch(r"[1-9][0-9]{0,6}\n", text) is None or not 1 <= int(text) <= 10**6:
    sys.exit("one number from 1 to 1000000 and a line end")
sys.exit(42)
