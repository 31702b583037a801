# Heaviest first, always onto the lighter cart.
input()
carts = [0, 0]
for melon in sorted(map(int, input().split()), reverse=True):
    carts[carts.index(min(carts))] += melon
print(abs(carts[0] - carts[1]))
