from itertools import permutations

# The receiver tries all orders of the flags, looking for the one its own sender would have written.


def encoded(x):
    return "z" + "".join(letter * int(digit) for letter, digit in zip("gfedcba", f"{x:07}"))


tower, message = input(), input()
if tower == "yubor":
    print(encoded(int(message)))
else:
    for order in permutations(sorted(message)):
        x = sum(10 ** "abcdefg".index(letter) for letter in order if letter != "z")
        if encoded(x) == "".join(order):
            print(x)
            break
