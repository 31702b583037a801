# One call a weight: too deep for Python.
n = int(input())
left, right = [], []


def place(weight, room):
    if weight == 0:
        return
    if weight <= room:
        left.append(weight)
        place(weight - 1, room - weight)
    else:
        right.append(weight)
        place(weight - 1, room)


if n * (n + 1) // 2 % 2:
    print("YOQ")
else:
    place(n, n * (n + 1) // 4)
    print("HA")
    print(len(left), *left)
    print(len(right), *right)
