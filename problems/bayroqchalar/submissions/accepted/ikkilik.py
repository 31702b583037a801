# Twenty bits, a letter each: the sack is a set.
tower, message = input(), input()
letters = "abcdefghijklmnopqrst"
if tower == "yubor":
    x = int(message)
    print("z" + "".join(letter for bit, letter in enumerate(letters) if x >> bit & 1))
else:
    print(sum(1 << letters.index(letter) for letter in message if letter != "z"))
