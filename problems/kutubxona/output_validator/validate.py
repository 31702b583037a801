"""Reads a box for every book, and gives the more the fewer boxes there are."""
import sys

ACCEPT, REJECT = 42, 43
LOST_PER_BOX = 0.25


def leave(code, message, multiplier=None):
    for name in ("judgemessage.txt", "teammessage.txt"):
        with open(sys.argv[3] + name, "w", encoding="utf-8") as file:
            file.write(message + "\n")
    if multiplier is not None:
        with open(sys.argv[3] + "score_multiplier.txt", "w", encoding="utf-8") as file:
            file.write(f"{multiplier}\n")
    sys.exit(code)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        n, capacity, *weights = map(int, file.read().split())
    with open(sys.argv[2], encoding="utf-8") as file:
        best = int(file.read())
    # One token more than is wanted tells that there are too many; the rest need not be read.
    words = sys.stdin.read().split(maxsplit=n)
    if len(words) != n:
        leave(REJECT, f"{n} numbers are wanted, {'more' if len(words) > n else len(words)} were given")
    loads = [0] * (n + 1)
    for book, (word, weight) in enumerate(zip(words, weights), 1):
        if not (word.isascii() and word.isdigit() and len(word) <= 6 and 1 <= int(word) <= n):
            leave(REJECT, f"book {book}: the box has to be a number from 1 to {n}")
        loads[int(word)] += weight
    for box, load in enumerate(loads):
        if load > capacity:
            leave(REJECT, f"box {box} holds {load}, more than {capacity}")
    used = sum(load > 0 for load in loads)
    leave(ACCEPT, f"{used} boxes, {best} are enough", max(0.0, 1 - LOST_PER_BOX * (used - best)))


main()
