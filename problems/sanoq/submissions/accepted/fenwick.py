def main():
    n, v = map(int, input().split())
    x, a, b, m = map(int, input().split())
    # A full power of two needs no bounds check on the way down, and its nodes can be decreased on that way.
    size = 1
    while size < n:
        size *= 2
    # left[node]: how many stand in the left half below a node.
    left = [0] * size
    width = size
    first = 1
    while first < size:
        half = width // 2
        for i in range(first):
            start = i * width
            left[first + i] = max(0, min(half, n - start))
        first *= 2
        width = half

    def remove_at(place):
        node = 1
        while node < size:
            count = left[node]
            if place < count:
                left[node] = count - 1
                node += node
            else:
                place -= count
                node += node + 1
        return node - size + 1

    place = lola_round = 0
    for turn in range(1, n):
        x = (a * x + b) % m
        place = (place + x) % (n - turn + 1)
        if remove_at(place) == v:
            lola_round = turn
    print(lola_round, remove_at(0))


main()
