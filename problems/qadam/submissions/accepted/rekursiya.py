# "for" and while in a comment, or a text such as "do while", are no loops.
def steps(n):
    if n == 1:
        return 0
    return 1 + steps(3 * n + 1 if n % 2 == 1 else n // 2)


print(steps(int(input())))
