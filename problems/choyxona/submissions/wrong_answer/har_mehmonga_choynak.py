# Gives every guest teapots of their own.
guests, cups_each, cups_per_pot = map(int, input().split())
print(guests * -(-cups_each // cups_per_pot))
