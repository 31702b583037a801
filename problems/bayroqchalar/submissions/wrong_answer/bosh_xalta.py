# Sends an empty sack for zero.
import sys

tower, *rest = sys.stdin.read().split()
letters = "abcdefghijklmnopqrst"
if tower == "yubor":
    x = int(rest[0])
    print("".join(letter for bit, letter in enumerate(letters) if x >> bit & 1))
else:
    print(sum(1 << letters.index(letter) for letter in "".join(rest)))
