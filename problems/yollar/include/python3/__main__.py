"""The main program of the jury; it stands beside the solution and imports it, whatever its file is called."""
import importlib
import os
import sys


def load_solution():
    folder = os.path.dirname(os.path.abspath(__file__))
    sys.path.insert(0, folder)
    names = [name[:-3] for name in sorted(os.listdir(folder)) if name.endswith(".py") and name != "__main__.py"]
    return importlib.import_module(names[0])


def generate(n, generated, way, state):
    """Events as (is it a road, a, b)."""
    for i in range(generated):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        a = (state >> 33) % n + 1
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        b = (state >> 33) % n + 1
        is_road = i % 2 == 0 if way in (0, 3) else i < generated // 2
        if is_road and way in (1, 2):
            a = i % n + 1
            b = a % n + 1
            if b == 1:
                a = 1
            if way == 2:
                a, b = b, a
        elif is_road and way == 3:
            b = a + 7 if a + 7 <= n else a
        yield is_road, a, b


def main():
    solution = load_solution()
    add_road, is_reachable = solution.add_road, solution.is_reachable
    n, given, generated = map(int, sys.stdin.readline().split())
    way, state = map(int, sys.stdin.readline().split())
    solution.init(n)
    for _ in range(given):
        kind, a, b = sys.stdin.readline().split()
        if kind == "+":
            add_road(int(a), int(b))
        else:
            print("HA" if is_reachable(int(a), int(b)) else "YOQ")
    yes = checksum = 0
    for is_road, a, b in generate(n, generated, way, state):
        if is_road:
            add_road(a, b)
            continue
        answer = 1 if is_reachable(a, b) else 0
        yes += answer
        checksum = (checksum * {{hash_base}} + answer + 1) % {{hash_mod}}
    if generated > 0:
        print(yes, checksum)


main()
