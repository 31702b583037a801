# The last row lacks its newline.
n = int(input())
rows = []
for r in range(-(n - 1), n):
    cells = (abs(r) + abs(c) for c in range(-(n - 1), n))
    rows.append("".join(" " if d >= n else "Oo"[(n - 1 - d) % 2] for d in cells).rstrip())
print("\n".join(rows), end="")
