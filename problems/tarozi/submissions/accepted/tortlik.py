# Four weights in a row balance: a + (a + 3) = (a + 1) + (a + 2). What is left is 1 2 3, or nothing.
n = int(input())
if n * (n + 1) // 2 % 2:
    print("yoq")
else:
    left, right = ([1, 2], [3]) if n % 4 == 3 else ([], [])
    for a in range(n % 4 + 1, n, 4):
        left += [a, a + 3]
        right += [a + 1, a + 2]
    print("ha")
    print(len(left), *left)
    print(len(right), *right)
