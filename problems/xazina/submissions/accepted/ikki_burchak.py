def measure(x, y):
    print("?", x, y, flush=True)
    return int(input())


n = int(input())
left, right = measure(1, 1), measure(1, n)
a = (left + right - (n - 1)) // 2 + 1
print("!", a, left - (a - 1) + 1, flush=True)
