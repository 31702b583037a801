import math
import sys

numbers = list(map(int, sys.stdin.read().split()))
n = numbers[0]
wells = list(zip(numbers[1::2], numbers[2::2]))
need = [math.inf] * n
need[0] = 0
waiting = set(range(n))
while n - 1 in waiting:
    well = min(waiting, key=need.__getitem__)
    waiting.remove(well)
    x, y = wells[well]
    stretch = need[well]
    for other in waiting:
        ox, oy = wells[other]
        square = (x - ox) ** 2 + (y - oy) ** 2
        if square < stretch:
            square = stretch
        if square < need[other]:
            need[other] = square
print(math.sqrt(need[n - 1]))
