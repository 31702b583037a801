# Tries cell after cell. After the fifth measurement the jury hangs up and input() raises EOFError,
# which must not hide the wrong answer.
n = int(input())
for x in range(1, n + 1):
    for y in range(1, n + 1):
        print("?", x, y, flush=True)
        if int(input()) == 0:
            print("!", x, y, flush=True)
            raise SystemExit
