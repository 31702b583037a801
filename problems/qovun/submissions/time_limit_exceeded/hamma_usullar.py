def load(at, difference):
    if at == len(melons):
        return abs(difference)
    return min(load(at + 1, difference + melons[at]), load(at + 1, difference - melons[at]))


input()
melons = list(map(int, input().split()))
print(load(0, 0))
