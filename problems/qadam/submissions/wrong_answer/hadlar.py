# Counts the numbers and not the steps between them.
def terms(n):
    return 1 if n == 1 else 1 + terms(3 * n + 1 if n % 2 == 1 else n // 2)


print(terms(int(input())))
