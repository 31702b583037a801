# Books as they come, each into the first box it fits in.
n, capacity = map(int, input().split())
loads = []
boxes = []
for weight in map(int, input().split()):
    for at, load in enumerate(loads):
        if load + weight <= capacity:
            break
    else:
        at = len(loads)
        loads.append(0)
    loads[at] += weight
    boxes.append(at + 1)
print(*boxes)
