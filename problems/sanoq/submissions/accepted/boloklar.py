# The remaining children in small blocks, and the sizes of wide blocks of those:
# two short walks, then a pop inside one small block.
n, v = map(int, input().split())
x, a, b, m = map(int, input().split())

SMALL = 128
WIDE = 64
children = range(1, n + 1)
blocks = [list(children[start : start + SMALL]) for start in range(0, n, SMALL)]
sizes = [sum(len(block) for block in blocks[start : start + WIDE]) for start in range(0, len(blocks), WIDE)]


def remove_at(place):
    wide = 0
    while place >= sizes[wide]:
        place -= sizes[wide]
        wide += 1
    sizes[wide] -= 1
    index = wide * WIDE
    while place >= len(blocks[index]):
        place -= len(blocks[index])
        index += 1
    return blocks[index].pop(place)


place = lola_round = 0
for turn in range(1, n):
    x = (a * x + b) % m
    place = (place + x) % (n - turn + 1)
    if remove_at(place) == v:
        lola_round = turn
print(lola_round, remove_at(0))
