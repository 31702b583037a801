import re
import sys

match = re.fullmatch(r"yubor\n(0|[1-9]\d{0,6})\n", sys.stdin.read())
sys.exit(42 if match and int(match[1]) <= 10**6 else 43)
