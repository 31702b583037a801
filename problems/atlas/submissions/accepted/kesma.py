# Every row is a slice of alternating letters and its mirror image.
n = int(input())
half = [" " * (n - 1 - i) + ("Oo" * n)[: i + 1] for i in range(n)]
rows = [left + left.strip()[-2::-1] if len(left.strip()) > 1 else left for left in half]
print("\n".join(rows + rows[-2::-1]) if n > 1 else rows[0])
