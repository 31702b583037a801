# Only the sender was written: the receiver reads letters as a number.
input()
x = int(input())
print("z" + "".join(letter * int(digit) for letter, digit in zip("gfedcba", f"{x:07}")))
