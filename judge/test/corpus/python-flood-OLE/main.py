line = "0123456789" * 100
while True:
    print(line)
