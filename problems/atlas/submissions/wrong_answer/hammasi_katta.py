# All letters capital: only a case-sensitive comparison notices.
n = int(input())
for r in range(-(n - 1), n):
    width = n - abs(r)
    print(" " * (n - width) + "O" * (2 * width - 1))
