# Josephus' formula with the first number for every round; it does not change, he thinks.
n, v = map(int, input().split())
x, a, b, m = map(int, input().split())
k = (a * x + b) % m + 1
last = 0
for size in range(2, n + 1):
    last = (last + k) % size
print(0 if last + 1 == v else v % n, last + 1)
