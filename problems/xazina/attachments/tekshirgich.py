#!/usr/bin/env python3
"""Local testing tool: python3 tekshirgich.py N A B -- ./your-program

Plays the jury with the treasure in row A, column B of an N by N carpet and prints the talk.
"""
import subprocess
import sys

n, a, b = map(int, sys.argv[1:4])
program = subprocess.Popen(sys.argv[5:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)


def say(number):
    print(f"< {number}")
    program.stdin.write(f"{number}\n")
    program.stdin.flush()


say(n)
measurements = 0
for line in program.stdout:
    print(f"> {line.rstrip()}")
    kind, x, y = line.split()
    if kind == "!":
        print("right" if (int(x), int(y)) == (a, b) else f"wrong: the treasure is at {a} {b}")
        break
    measurements += 1
    if measurements > 4:
        print("wrong: too many measurements")
        program.kill()
        break
    say(abs(int(x) - a) + abs(int(y) - b))
program.wait()
