n = int(input())
for r in range(-(n - 1), n):
    row = ""
    for c in range(-(n - 1), n):
        d = abs(r) + abs(c)
        row += " " if d >= n else "Oo"[(n - 1 - d) % 2]
    print(row.rstrip())
