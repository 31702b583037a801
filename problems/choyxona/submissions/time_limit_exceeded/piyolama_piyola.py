# Pours cup by cup: up to 10^18 steps.
guests, cups_each, cups_per_pot = map(int, input().split())
pots = left = 0
for _ in range(guests):
    for _ in range(cups_each):
        if left == 0:
            pots += 1
            left = cups_per_pot
        left -= 1
print(pots)
