# Tries the sets of weights one after another, as binary numbers.
n = int(input())
total = n * (n + 1) // 2
for chosen in range(1 << n):
    left = [weight for weight in range(1, n + 1) if chosen >> (weight - 1) & 1]
    if 2 * sum(left) == total:
        right = [weight for weight in range(1, n + 1) if not chosen >> (weight - 1) & 1]
        print("HA")
        print(len(left), *left)
        print(len(right), *right)
        break
else:
    print("YOQ")
