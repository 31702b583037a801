"""Called with the group's flags: most=N as a power of ten, "most=1e5", and k=K where k is fixed."""
import re
import sys

bounds = dict(flag.split("=") for flag in sys.argv[1:])
match = re.fullmatch(r"([1-9]\d{0,999})\n([1-9]\d{0,2})\n", sys.stdin.read())
if match is None:
    sys.exit(43)
number, k = match[1], int(match[2])
if "most" in bounds:
    power = int(bounds["most"].removeprefix("1e"))
    if len(number) > power and number != "1" + "0" * power:
        sys.exit(43)
if k > 100 or k != int(bounds.get("k", k)):
    sys.exit(43)
sys.exit(42)
