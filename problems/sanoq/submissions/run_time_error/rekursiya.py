# One call a round.
n, v = map(int, input().split())
x, a, b, m = map(int, input().split())
circle = list(range(1, n + 1))


def play(place, x, turn, lola_round):
    if len(circle) == 1:
        return lola_round, circle[0]
    x = (a * x + b) % m
    place = (place + x) % len(circle)
    return play(place, x, turn + 1, turn if circle.pop(place) == v else lola_round)


print(*play(0, x, 1, 0))
