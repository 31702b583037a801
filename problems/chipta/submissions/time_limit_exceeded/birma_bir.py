# Looks at every ticket.
# @EXPECTED_SCORE@: 20
number, k = int(input()), int(input())
ticket = count = 0
while ticket < number:
    ticket += 1
    count += sum(map(int, str(ticket))) % k == 0
print(count % (10**9 + 7))
