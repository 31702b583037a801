# Writes into a square of 2n - 2 columns: one too few.
n = int(input())
square = [[" "] * (2 * n - 2) for _ in range(2 * n - 1)]
for r in range(-(n - 1), n):
    for c in range(-(n - 1), n):
        d = abs(r) + abs(c)
        if d < n:
            square[r + n - 1][c + n - 1] = "Oo"[(n - 1 - d) % 2]
for row in square:
    print("".join(row).rstrip())
