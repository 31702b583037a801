# python3 sinov.py < 1.in   (m = 0 boʻlgan testlar uchun; roads.py shu papkada boʻlsin)
import sys

import roads

n, given, generated = map(int, sys.stdin.readline().split())
sys.stdin.readline()
roads.init(n)
for line in sys.stdin:
    kind, a, b = line.split()
    if kind == "+":
        roads.add_road(int(a), int(b))
    else:
        print("HA" if roads.is_reachable(int(a), int(b)) else "YOQ")
