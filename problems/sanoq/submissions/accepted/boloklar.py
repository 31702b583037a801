# The remaining children in small blocks, and the sizes of wide blocks of those:
# two short walks, then a pop inside one small block.
def main():
    n, v = map(int, input().split())
    x, a, b, m = map(int, input().split())

    # Taking one out of a list of 512 moves a few kilobytes, which is less work than more steps of a walk.
    small = 512
    wide = 20
    children = range(1, n + 1)
    blocks = [list(children[start : start + small]) for start in range(0, n, small)]
    sizes = [sum(len(block) for block in blocks[start : start + wide]) for start in range(0, len(blocks), wide)]

    def remove_at(place):
        index = 0
        while place >= sizes[index]:
            place -= sizes[index]
            index += 1
        sizes[index] -= 1
        index *= wide
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


main()
