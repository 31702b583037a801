# Asks for the same twice at each step, and so 2 to the power of the steps times.
def steps(n):
    if n == 1:
        return 0
    following = 3 * n + 1 if n % 2 == 1 else n // 2
    return 1 + max(steps(following), steps(following))


print(steps(int(input())))
