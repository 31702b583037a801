"""A route and its score: validate.py input answer feedback/ [--exact POINTS] < route

The answer file is the jury's route. With --exact the route is compared with the shortest one and score.txt is
written; without, score_multiplier.txt says what part of the case's points the route deserves.
"""
import math
import os
import sys

CLOSE = 1e-9


def read_words(path):
    with open(path) as file:
        return file.read().split()


def length_of(route, cities):
    return sum(math.dist(cities[a - 1], cities[b - 1]) for a, b in zip(route, route[1:] + route[:1]))


def main():
    input_path, answer_path, feedback = sys.argv[1:4]
    flags = sys.argv[4:]

    def say(name, text):
        with open(os.path.join(feedback, name), "a") as file:
            file.write(text)

    def reject(why):
        say("judgemessage.txt", why + "\n")
        sys.exit(43)

    n, *coordinates = map(int, read_words(input_path))
    cities = list(zip(coordinates[::2], coordinates[1::2]))
    text = sys.stdin.buffer.read(100_000)
    if len(text) == 100_000:
        reject("the output is far too long")
    words = text.split()
    if len(words) != n:
        reject(f"the route has {len(words)} cities, not {n}")
    # Longer words cannot name a city; so int() never meets a number of thousands of digits.
    if not all(len(word) <= 3 and word.isdigit() for word in words):
        reject("a word of the route is no number of a city")
    route = [int(word) for word in words]
    if sorted(route) != list(range(1, n + 1)):
        reject("the route does not visit every city exactly once")

    length = length_of(route, cities)
    best = length_of(list(map(int, read_words(answer_path))), cities)
    ratio = length / best
    say("judgemessage.txt", f"length {length:.3f}, of the jury {best:.3f}, ratio {ratio:.5f}\n")
    say("teammessage.txt", f"L = {length:.3f}\n")
    if flags[:1] == ["--exact"]:
        full = int(flags[1])
        points = full if ratio <= 1 + CLOSE else full // 3 if ratio <= 1.1 + CLOSE else 0
        say("score.txt", f"{points}\n")
    else:
        say("score_multiplier.txt", f"{max(0.0, min(1.0, 2.0 - ratio)):.9f}\n")
    sys.exit(42)


main()
