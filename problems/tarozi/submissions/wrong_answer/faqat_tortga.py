# Thinks that only multiples of four can be divided.
n = int(input())
if n % 4:
    print("YOQ")
else:
    left = [w for w in range(1, n + 1) if w % 4 in (0, 1)]
    right = [w for w in range(1, n + 1) if w % 4 in (2, 3)]
    print("HA")
    print(len(left), *left)
    print(len(right), *right)
